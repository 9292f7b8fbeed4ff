package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.gennas.engine.layer.onednn.Assembly.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.gennas.engine.layer.BlockComputation;
import org.gennas.engine.layer.ConvolutionStage;

/** Convolution, batch norm and ReLU of one stage, forward and backward. */
final class TrainingStage {
  private final Assembly assembly;
  private final ConvolutionStage stage;
  private final StagePlaces parameters;
  private final Tensor input;
  private final boolean ownsInput;
  private final Layout layout;
  private final MapSize in;
  private final MapSize out;
  private final int type;
  private final Convolution convolution;
  private final Tensor weights;
  private final Tensor convolved;
  private final Tensor mean;
  private final Tensor variance;
  private final Optional<Tensor> mask;
  private final dnnl_primitive_desc norm;
  private final int flags;
  private final Tensor output;

  /**
   * Records the forward pass.
   *
   * @param input in blocks, or plain where the stage reads plain maps
   * @param ownsInput whether nobody reads the input after this stage's backward pass
   * @param type of the maps, dnnl_f32 or dnnl_bf16
   */
  TrainingStage(
      Assembly assembly,
      Program forward,
      ConvolutionStage stage,
      StagePlaces parameters,
      Tensor input,
      boolean ownsInput,
      MapSize in,
      Layout layout,
      int type) {
    this.assembly = assembly;
    this.stage = stage;
    this.parameters = parameters;
    this.input = input;
    this.ownsInput = ownsInput;
    this.layout = layout;
    this.in = in;
    this.type = type;
    out = in.after(stage);
    convolution =
        Convolution.find(
                assembly,
                type,
                Window.of(stage),
                input.layout(),
                assembly.layout(type, layout.tag(), out.with(stage.out())),
                kernel(stage))
            .orElseThrow(() -> new IllegalStateException("oneDNN has no convolution for " + stage));
    dnnl_primitive_desc found = convolution.forward();
    weights = assembly.own(Assembly.queried(found, dnnl_query_weights_md));
    assembly.reorder(forward, "weights", plainWeights(parameters), weights);
    convolved = assembly.own(Assembly.queried(found, dnnl_query_dst_md));
    assembly.call(
        forward,
        "convolution " + stage.text(),
        found,
        argument(DNNL_ARG_SRC, input),
        argument(DNNL_ARG_WEIGHTS, weights),
        argument(DNNL_ARG_DST, convolved));
    flags = dnnl_use_scale | dnnl_use_shift | (stage.relu() ? dnnl_fuse_norm_relu : 0);
    norm = norm();
    mean = assembly.own(vector());
    variance = assembly.own(vector());
    mask =
        stage.relu()
            ? Optional.of(assembly.own(Assembly.queried(norm, dnnl_query_workspace_md)))
            : Optional.empty();
    output = assembly.own(convolved.layout());
    recordNorm(forward);
  }

  static long[] kernel(ConvolutionStage stage) {
    int k = stage.kernel();
    return stage.depthwise()
        ? new long[] {stage.out(), 1, 1, k, k}
        : new long[] {stage.out(), stage.in(), k, k};
  }

  private Tensor plainWeights(StagePlaces of) {
    return assembly.view(
        assembly.layout(dnnl_f32, stage.depthwise() ? dnnl_goihw : dnnl_oihw, kernel(stage)),
        of.weights());
  }

  private dnnl_memory_desc vector() {
    return assembly.layout(dnnl_f32, dnnl_x, stage.out());
  }

  private dnnl_primitive_desc norm() {
    return assembly.describe(
        "batch norm",
        (into, onednn) ->
            dnnl_batch_normalization_forward_primitive_desc_create(
                into,
                onednn.engine(),
                dnnl_forward_training,
                convolved.layout(),
                convolved.layout(),
                (float) BlockComputation.EPSILON,
                flags,
                null));
  }

  private void recordNorm(Program forward) {
    List<Assembly.Argument> arguments = new ArrayList<>();
    arguments.add(argument(DNNL_ARG_SRC, convolved));
    arguments.add(argument(DNNL_ARG_DST, output));
    arguments.add(argument(DNNL_ARG_MEAN, mean));
    arguments.add(argument(DNNL_ARG_VARIANCE, variance));
    arguments.add(argument(DNNL_ARG_SCALE, assembly.view(vector(), parameters.gamma())));
    arguments.add(argument(DNNL_ARG_SHIFT, assembly.view(vector(), parameters.beta())));
    mask.ifPresent(m -> arguments.add(argument(DNNL_ARG_WORKSPACE, m)));
    assembly.call(forward, "batch norm", norm, arguments.toArray(Assembly.Argument[]::new));
  }

  /** What leaves the stage, in blocks. */
  Tensor output() {
    return output;
  }

  MapSize outputSize() {
    return out;
  }

  /** Where the gradient of the input goes. */
  enum Wanted {
    NOT,
    /** Into scratch memory, for the stage before. */
    FOR_THIS_BLOCK,
    /** Into memory of the block, for the block before. */
    FOR_THE_BLOCK_BEFORE
  }

  /**
   * Records the backward pass.
   *
   * @param outputGradient given back
   * @param mayOverwrite whether nobody reads the gradient after this stage
   * @param gradients receives the parameters' gradients
   * @return gradient of the input, where wanted
   */
  Optional<Tensor> backward(
      Program program,
      Tensor outputGradient,
      boolean mayOverwrite,
      StagePlaces gradients,
      Wanted wanted) {
    Tensor gradient = mayOverwrite ? outputGradient : assembly.borrow(convolved.layout());
    recordNormGradient(program, outputGradient, gradient, gradients);
    recordStatistics(program, gradients);
    recordWeightGradient(program, gradient, gradients);
    Optional<Tensor> inputGradient = Optional.empty();
    if (wanted != Wanted.NOT) {
      inputGradient = Optional.of(recordInputGradient(program, gradient, wanted));
    }
    assembly.giveBack(gradient);
    return inputGradient;
  }

  private void recordNormGradient(
      Program program, Tensor outputGradient, Tensor gradient, StagePlaces gradients) {
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
                    flags,
                    norm,
                    null));
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
  }

  private void recordStatistics(Program program, StagePlaces gradients) {
    float share = (float) (1 - BlockComputation.DECAY);
    follow(program, share, parameters.mean(), mean, gradients.mean());
    follow(program, share, parameters.variance(), variance, gradients.variance());
  }

  private void follow(Program program, float share, long running, Tensor batch, long gradient) {
    assembly.combine(
        program,
        "running statistics",
        share,
        assembly.view(vector(), running),
        -share,
        batch,
        assembly.view(vector(), gradient));
  }

  private void recordWeightGradient(Program program, Tensor gradient, StagePlaces gradients) {
    Optional<dnnl_primitive_desc> direct = convolution.weightGradient();
    if (stage.depthwise() && direct.filter(d -> !Assembly.isReference(d)).isEmpty()) {
      DepthwiseWeightGradient split =
          new DepthwiseWeightGradient(assembly, stage, layout, type, in, out);
      if (split.record(program, input, ownsInput, gradient, gradients.weights())) {
        return;
      }
    }
    dnnl_primitive_desc described =
        direct.orElseThrow(
            () -> new IllegalStateException("oneDNN has no weight gradient for " + stage));
    Tensor found = assembly.borrow(Assembly.queried(described, dnnl_query_diff_weights_md));
    assembly.call(
        program,
        "weight gradient " + stage.text(),
        described,
        argument(DNNL_ARG_SRC, input),
        argument(DNNL_ARG_DIFF_DST, gradient),
        argument(DNNL_ARG_DIFF_WEIGHTS, found));
    assembly.reorder(program, "weight gradient", found, plainWeights(gradients));
    assembly.giveBack(found);
  }

  private Tensor recordInputGradient(Program program, Tensor gradient, Wanted wanted) {
    dnnl_primitive_desc described = convolution.inputGradient();
    dnnl_memory_desc order = Assembly.queried(described, dnnl_query_weights_md);
    Tensor read = weights;
    if (!Assembly.same(order, weights.layout())) {
      read = assembly.borrow(order);
      assembly.reorder(program, "weights", plainWeights(parameters), read);
    }
    Tensor found =
        wanted == Wanted.FOR_THE_BLOCK_BEFORE
            ? assembly.own(input.layout())
            : assembly.borrow(input.layout());
    assembly.call(
        program,
        "input gradient " + stage.text(),
        described,
        argument(DNNL_ARG_DIFF_DST, gradient),
        argument(DNNL_ARG_WEIGHTS, read),
        argument(DNNL_ARG_DIFF_SRC, found));
    if (read != weights) {
      assembly.giveBack(read);
    }
    return found;
  }
}
