package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.gennas.engine.layer.onednn.Assembly.argument;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.gennas.engine.layer.ConvolutionStage;

/** A convolution, forward and backward. */
final class TrainingConvolution {
  private final Assembly assembly;
  private final ConvolutionStage stage;
  private final Weights plain;
  private final dnnl_memory_desc inputOrder;
  private final Maps maps;
  private final MapSize in;
  private final Convolution convolution;
  private final Tensor weights;
  private final Tensor output;

  /**
   * How maps lie in memory.
   *
   * @param type dnnl_f32 or dnnl_bf16
   */
  record Maps(Layout layout, int type) {}

  /** Records the forward pass. */
  TrainingConvolution(
      Assembly assembly,
      Program program,
      ConvolutionStage stage,
      Weights plain,
      Tensor input,
      MapSize in,
      Maps maps) {
    this.assembly = assembly;
    this.stage = stage;
    this.plain = plain;
    this.maps = maps;
    this.in = in;
    inputOrder = input.layout();
    dnnl_memory_desc order =
        assembly.layout(maps.type(), maps.layout().tag(), in.after(stage).with(stage.out()));
    convolution =
        Convolution.find(
                assembly, maps.type(), Window.of(stage), inputOrder, order, Weights.sizes(stage))
            .orElseThrow(() -> new IllegalStateException("oneDNN has no convolution for " + stage));
    dnnl_primitive_desc found = convolution.forward();
    weights = assembly.own(Assembly.queried(found, dnnl_query_weights_md));
    assembly.reorder(program, "weights", plain.in(assembly), weights);
    output = assembly.own(Assembly.queried(found, dnnl_query_dst_md));
    assembly.call(
        program,
        "convolution " + stage.text(),
        found,
        argument(DNNL_ARG_SRC, input),
        argument(DNNL_ARG_WEIGHTS, weights),
        argument(DNNL_ARG_DST, output));
  }

  /** Kept until the backward pass. */
  Tensor output() {
    return output;
  }

  /**
   * Records the gradient of the weights.
   *
   * @param input as in the forward pass
   * @param mayOverwrite whether nobody reads the input afterwards
   * @param into receives the gradient
   */
  void weightGradient(
      Program program, Tensor input, boolean mayOverwrite, Tensor outputGradient, Weights into) {
    Optional<dnnl_primitive_desc> direct = convolution.weightGradient();
    if (stage.depthwise() && direct.filter(d -> !Assembly.isReference(d)).isEmpty()) {
      DepthwiseWeightGradient split = new DepthwiseWeightGradient(assembly, stage, maps, in);
      if (split.record(program, input, mayOverwrite, outputGradient, into)) {
        return;
      }
    }
    if (direct.filter(d -> !Assembly.isReference(d)).isEmpty()) {
      Optional<dnnl_primitive_desc> elsewhere = weightGradientInAnyOrder();
      if (elsewhere.isPresent()) {
        recordReordered(program, elsewhere.get(), input, outputGradient, into);
        return;
      }
    }
    dnnl_primitive_desc described =
        direct.orElseThrow(
            () -> new IllegalStateException("oneDNN has no weight gradient for " + stage));
    record(program, described, input, outputGradient, into);
  }

  /** In whichever order oneDNN is fast, if there is one. */
  private Optional<dnnl_primitive_desc> weightGradientInAnyOrder() {
    return Convolution.find(
            assembly,
            maps.type(),
            Window.of(stage),
            assembly.layout(maps.type(), dnnl_format_tag_any, in.with(stage.in())),
            assembly.layout(maps.type(), dnnl_format_tag_any, in.after(stage).with(stage.out())),
            Weights.sizes(stage))
        .flatMap(Convolution::weightGradient)
        .filter(d -> !Assembly.isReference(d));
  }

  private void recordReordered(
      Program program,
      dnnl_primitive_desc described,
      Tensor input,
      Tensor outputGradient,
      Weights into) {
    Tensor read = assembly.borrow(Assembly.queried(described, dnnl_query_src_md));
    Tensor gradient = assembly.borrow(Assembly.queried(described, dnnl_query_diff_dst_md));
    assembly.reorder(program, "input", input, read);
    assembly.reorder(program, "output gradient", outputGradient, gradient);
    record(program, described, read, gradient, into);
    assembly.giveBack(read);
    assembly.giveBack(gradient);
  }

  private void record(
      Program program,
      dnnl_primitive_desc described,
      Tensor input,
      Tensor outputGradient,
      Weights into) {
    Tensor found = assembly.borrow(Assembly.queried(described, dnnl_query_diff_weights_md));
    assembly.call(
        program,
        "weight gradient " + stage.text(),
        described,
        argument(DNNL_ARG_SRC, input),
        argument(DNNL_ARG_DIFF_DST, outputGradient),
        argument(DNNL_ARG_DIFF_WEIGHTS, found));
    assembly.reorder(program, "weight gradient", found, into.in(assembly));
    assembly.giveBack(found);
  }

  /** Records the gradient of the input. */
  void inputGradient(Program program, Tensor outputGradient, Tensor into) {
    dnnl_primitive_desc described = convolution.inputGradient();
    dnnl_memory_desc order = Assembly.queried(described, dnnl_query_weights_md);
    Tensor read = weights;
    if (!Assembly.same(order, weights.layout())) {
      read = assembly.borrow(order);
      assembly.reorder(program, "weights", plain.in(assembly), read);
    }
    assembly.call(
        program,
        "input gradient " + stage.text(),
        described,
        argument(DNNL_ARG_DIFF_DST, outputGradient),
        argument(DNNL_ARG_WEIGHTS, read),
        argument(DNNL_ARG_DIFF_SRC, into));
    assembly.giveBack(read);
  }

  dnnl_memory_desc inputOrder() {
    return inputOrder;
  }
}
