package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.gennas.engine.layer.onednn.Assembly.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.gennas.engine.layer.BlockComputation;

/** Batch norm, with ReLU where asked for, behind a convolution. */
final class TrainingNorm {
  private static final int SCALED = dnnl_use_scale | dnnl_use_shift;

  private final Assembly assembly;
  private final StagePlaces parameters;
  private final Tensor convolved;
  private final int channels;
  private final boolean relu;
  private final boolean kept;
  private final dnnl_primitive_desc forward;
  private final Tensor mean;
  private final Tensor variance;
  private final Optional<Tensor> mask;
  private final Tensor output;

  /**
   * Records the forward pass.
   *
   * @param convolved kept until the backward pass
   * @param kept whether the output is kept as well; else it is borrowed, and {@link #again} makes
   *     it again
   */
  TrainingNorm(
      Assembly assembly,
      Program program,
      StagePlaces parameters,
      Tensor convolved,
      int channels,
      boolean relu,
      boolean kept) {
    this.assembly = assembly;
    this.parameters = parameters;
    this.convolved = convolved;
    this.channels = channels;
    this.relu = relu;
    this.kept = kept;
    forward = described(dnnl_forward_training, flags());
    mean = assembly.own(vector());
    variance = assembly.own(vector());
    mask =
        relu
            ? Optional.of(assembly.own(Assembly.queried(forward, dnnl_query_workspace_md)))
            : Optional.empty();
    output = kept ? assembly.own(convolved.layout()) : assembly.borrow(convolved.layout());
    List<Assembly.Argument> arguments = new ArrayList<>(transformation(output));
    mask.ifPresent(m -> arguments.add(argument(DNNL_ARG_WORKSPACE, m)));
    assembly.call(program, "batch norm", forward, arguments.toArray(Assembly.Argument[]::new));
  }

  private int flags() {
    return SCALED | (relu ? dnnl_fuse_norm_relu : 0);
  }

  private dnnl_memory_desc vector() {
    return assembly.layout(dnnl_f32, dnnl_x, channels);
  }

  private dnnl_primitive_desc described(int kind, int flags) {
    return assembly.describe(
        "batch norm",
        (into, onednn) ->
            dnnl_batch_normalization_forward_primitive_desc_create(
                into,
                onednn.engine(),
                kind,
                convolved.layout(),
                convolved.layout(),
                (float) BlockComputation.EPSILON,
                flags,
                null));
  }

  private List<Assembly.Argument> transformation(Tensor to) {
    return List.of(
        argument(DNNL_ARG_SRC, convolved),
        argument(DNNL_ARG_DST, to),
        argument(DNNL_ARG_MEAN, mean),
        argument(DNNL_ARG_VARIANCE, variance),
        argument(DNNL_ARG_SCALE, assembly.view(vector(), parameters.gamma())),
        argument(DNNL_ARG_SHIFT, assembly.view(vector(), parameters.beta())));
  }

  Tensor output() {
    return output;
  }

  /** The output; where it was not kept, records its making from what was, into borrowed memory. */
  Tensor again(Program program) {
    if (kept) {
      return output;
    }
    Tensor made = assembly.borrow(convolved.layout());
    assembly.call(
        program,
        "batch norm again",
        described(dnnl_forward_inference, flags() | dnnl_use_global_stats),
        transformation(made).toArray(Assembly.Argument[]::new));
    return made;
  }

  /**
   * Records the backward pass and the following of the running statistics.
   *
   * @param outputGradient given back
   * @param mayOverwrite whether nobody reads it afterwards
   * @return gradient of the convolution's output, to be given back
   */
  Tensor backward(
      Program program, Tensor outputGradient, boolean mayOverwrite, StagePlaces gradients) {
    dnnl_primitive_desc described =
        assembly.describe(
            "the gradient of batch norm",
            (into, onednn) ->
                dnnl_batch_normalization_backward_primitive_desc_create(
                    into,
                    onednn.engine(),
                    dnnl_backward,
                    convolved.layout(),
                    convolved.layout(),
                    convolved.layout(),
                    (float) BlockComputation.EPSILON,
                    flags(),
                    forward,
                    null));
    Tensor gradient = mayOverwrite ? outputGradient : assembly.borrow(convolved.layout());
    List<Assembly.Argument> arguments = new ArrayList<>();
    arguments.add(argument(DNNL_ARG_SRC, convolved));
    arguments.add(argument(DNNL_ARG_MEAN, mean));
    arguments.add(argument(DNNL_ARG_VARIANCE, variance));
    arguments.add(argument(DNNL_ARG_DIFF_DST, outputGradient));
    arguments.add(argument(DNNL_ARG_SCALE, assembly.view(vector(), parameters.gamma())));
    arguments.add(argument(DNNL_ARG_DIFF_SRC, gradient));
    arguments.add(argument(DNNL_ARG_DIFF_SCALE, assembly.view(vector(), gradients.gamma())));
    arguments.add(argument(DNNL_ARG_DIFF_SHIFT, assembly.view(vector(), gradients.beta())));
    mask.ifPresent(m -> arguments.add(argument(DNNL_ARG_WORKSPACE, m)));
    assembly.call(
        program, "batch norm gradient", described, arguments.toArray(Assembly.Argument[]::new));
    follow(program, parameters.mean(), mean, gradients.mean());
    follow(program, parameters.variance(), variance, gradients.variance());
    return gradient;
  }

  private void follow(Program program, long running, Tensor batch, long gradient) {
    float share = (float) (1 - BlockComputation.DECAY);
    assembly.sum(
        program,
        "running statistics",
        assembly.view(vector(), gradient),
        new Assembly.Term(share, assembly.view(vector(), running)),
        new Assembly.Term(-share, batch));
  }
}
