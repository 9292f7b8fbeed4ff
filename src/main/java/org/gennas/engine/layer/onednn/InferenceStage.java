package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.gennas.engine.layer.onednn.Assembly.argument;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.FloatPointer;
import org.gennas.engine.layer.BlockComputation;
import org.gennas.engine.layer.ConvolutionStage;

/**
 * A stage that only looks at images: the batch norm's running statistics are folded into weights
 * and a bias, ReLU and the residual sum are done on the way, so that it is one primitive.
 */
final class InferenceStage {
  private final ConvolutionStage stage;
  private final StagePlaces parameters;
  private final Program fold;
  private final Tensor plain;
  private final Tensor bias;
  private final Tensor output;

  /**
   * Where the output goes.
   *
   * @param leaves whether it leaves the block, so that it must outlast the scratch memory's next
   *     use
   * @param addTo the block's input, to which it is added in place; empty: no residual
   */
  record Goal(boolean leaves, Optional<Tensor> addTo) {
    static Goal passing() {
      return new Goal(false, Optional.empty());
    }

    static Goal last(Optional<Tensor> addTo) {
      return new Goal(true, addTo);
    }
  }

  InferenceStage(
      Assembly assembly,
      Program program,
      ConvolutionStage stage,
      StagePlaces parameters,
      Tensor input,
      Goal goal,
      MapSize in,
      Layout layout) {
    this.stage = stage;
    this.parameters = parameters;
    MapSize out = in.after(stage);
    dnnl_memory_desc order =
        goal.addTo()
            .map(Tensor::layout)
            .orElseGet(() -> assembly.layout(dnnl_f32, layout.tag(), out.with(stage.out())));
    long[] kernel = Weights.sizes(stage);
    dnnl_primitive_desc described =
        Convolution.inference(
            assembly,
            dnnl_f32,
            Window.of(stage),
            input.layout(),
            order,
            assembly.following(goal.addTo().isPresent(), stage.relu()),
            kernel);
    plain =
        assembly.borrow(
            assembly.layout(dnnl_f32, stage.depthwise() ? dnnl_goihw : dnnl_oihw, kernel));
    bias = assembly.own(assembly.layout(dnnl_f32, dnnl_x, stage.out()));
    Tensor weights = assembly.own(Assembly.queried(described, dnnl_query_weights_md));
    fold = assembly.program();
    assembly.reorder(fold, "folded weights", plain, weights);
    assembly.giveBack(plain);
    dnnl_memory_desc made = Assembly.queried(described, dnnl_query_dst_md);
    output =
        goal.addTo().orElseGet(() -> goal.leaves() ? assembly.own(made) : assembly.borrow(made));
    assembly.call(
        program,
        "convolution " + stage.text(),
        described,
        argument(DNNL_ARG_SRC, input),
        argument(DNNL_ARG_WEIGHTS, weights),
        argument(DNNL_ARG_BIAS, bias),
        argument(DNNL_ARG_DST, output));
  }

  /** In blocks; borrowed, unless it is the block's input. */
  Tensor output() {
    return output;
  }

  /** Takes over the parameters as they are now. */
  void fold() {
    float[] weights = read(parameters.weights(), stage.weights());
    float[] gamma = read(parameters.gamma(), stage.out());
    float[] shift = read(parameters.beta(), stage.out());
    float[] mean = read(parameters.mean(), stage.out());
    float[] variance = read(parameters.variance(), stage.out());
    int each = stage.fanIn();
    for (int c = 0; c < stage.out(); c++) {
      float scale = (float) (gamma[c] / Math.sqrt(variance[c] + BlockComputation.EPSILON));
      for (int i = c * each; i < (c + 1) * each; i++) {
        weights[i] *= scale;
      }
      shift[c] -= mean[c] * scale;
    }
    write(weights, plain);
    write(shift, bias);
    fold.run();
  }

  private static float[] read(long address, int count) {
    float[] values = new float[count];
    new FloatPointer(new Address(address)).get(values);
    return values;
  }

  private static void write(float[] values, Tensor to) {
    new FloatPointer(new Address(to.address())).put(values);
  }
}
