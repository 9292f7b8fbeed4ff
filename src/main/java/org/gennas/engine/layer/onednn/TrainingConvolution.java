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
   * @param keptBytes size above which maps that can be made again are not kept for the backward
   *     pass
   */
  record Maps(Layout layout, int type, long keptBytes) {
    Maps of(int otherType) {
      return new Maps(layout, otherType, keptBytes);
    }
  }

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
    dnnl_memory_desc outputOrder =
        assembly.layout(maps.type(), maps.layout().tag(), in.after(stage).with(stage.out()));
    convolution =
        (free() ? inAnyOrder() : inOrder(inputOrder, outputOrder))
            .orElseThrow(() -> new IllegalStateException("oneDNN has no convolution for " + stage));
    dnnl_primitive_desc found = convolution.forward();
    weights = assembly.own(Assembly.queried(found, dnnl_query_weights_md));
    assembly.reorder(program, "weights", plain.in(assembly), weights);
    output = assembly.own(free() ? outputOrder : Assembly.queried(found, dnnl_query_dst_md));
    Tensor read = arranged(program, input, Assembly.queried(found, dnnl_query_src_md));
    Tensor made = place(output, Assembly.queried(found, dnnl_query_dst_md));
    assembly.call(
        program,
        "convolution " + stage.text(),
        found,
        argument(DNNL_ARG_SRC, read),
        argument(DNNL_ARG_WEIGHTS, weights),
        argument(DNNL_ARG_DST, made));
    arrive(program, made, output);
    release(read, input);
  }

  /**
   * Whether oneDNN may choose the order of the maps: of 16 bits its fast kernels for 1x1 want the
   * channels last, and are worth the copying.
   */
  private boolean free() {
    return maps.type() == dnnl_bf16 && stage.pointwise();
  }

  private Optional<Convolution> inOrder(dnnl_memory_desc from, dnnl_memory_desc to) {
    return Convolution.find(
        assembly, maps.type(), Window.of(stage), from, to, Weights.sizes(stage));
  }

  private Optional<Convolution> inAnyOrder() {
    return inOrder(
        assembly.layout(maps.type(), dnnl_format_tag_any, in.with(stage.in())),
        assembly.layout(maps.type(), dnnl_format_tag_any, in.after(stage).with(stage.out())));
  }

  /** The same numbers in an order; borrowed if that takes a copy. */
  private Tensor arranged(Program program, Tensor maps, dnnl_memory_desc order) {
    Tensor place = place(maps, order);
    if (place != maps) {
      assembly.reorder(program, "maps", maps, place);
    }
    return place;
  }

  /** A place for the same numbers in an order; borrowed if it is another order. */
  private Tensor place(Tensor maps, dnnl_memory_desc order) {
    return Assembly.same(maps.layout(), order) ? maps : assembly.borrow(order);
  }

  /** Brings what was made in a {@link #place} to where it belongs. */
  private void arrive(Program program, Tensor made, Tensor to) {
    if (made != to) {
      assembly.reorder(program, "maps", made, to);
      assembly.giveBack(made);
    }
  }

  private void release(Tensor arranged, Tensor from) {
    if (arranged != from) {
      assembly.giveBack(arranged);
    }
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
    Optional<dnnl_primitive_desc> described =
        direct
            .filter(d -> !Assembly.isReference(d))
            .or(
                () ->
                    inAnyOrder()
                        .flatMap(Convolution::weightGradient)
                        .filter(d -> !Assembly.isReference(d)))
            .or(() -> direct);
    record(
        program,
        described.orElseThrow(
            () -> new IllegalStateException("oneDNN has no weight gradient for " + stage)),
        input,
        outputGradient,
        into);
  }

  private void record(
      Program program,
      dnnl_primitive_desc described,
      Tensor input,
      Tensor outputGradient,
      Weights into) {
    Tensor read = arranged(program, input, Assembly.queried(described, dnnl_query_src_md));
    Tensor gradient =
        arranged(program, outputGradient, Assembly.queried(described, dnnl_query_diff_dst_md));
    Tensor found = assembly.borrow(Assembly.queried(described, dnnl_query_diff_weights_md));
    assembly.call(
        program,
        "weight gradient " + stage.text(),
        described,
        argument(DNNL_ARG_SRC, read),
        argument(DNNL_ARG_DIFF_DST, gradient),
        argument(DNNL_ARG_DIFF_WEIGHTS, found));
    assembly.reorder(program, "weight gradient", found, into.in(assembly));
    assembly.giveBack(found);
    release(read, input);
    release(gradient, outputGradient);
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
    Tensor gradient =
        arranged(program, outputGradient, Assembly.queried(described, dnnl_query_diff_dst_md));
    Tensor made = place(into, Assembly.queried(described, dnnl_query_diff_src_md));
    assembly.call(
        program,
        "input gradient " + stage.text(),
        described,
        argument(DNNL_ARG_DIFF_DST, gradient),
        argument(DNNL_ARG_WEIGHTS, read),
        argument(DNNL_ARG_DIFF_SRC, made));
    arrive(program, made, into);
    release(gradient, outputGradient);
    release(read, weights);
  }

  dnnl_memory_desc inputOrder() {
    return inputOrder;
  }
}
