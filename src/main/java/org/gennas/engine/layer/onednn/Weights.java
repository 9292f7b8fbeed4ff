package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_goihw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_oihw;

import org.gennas.engine.layer.ConvolutionStage;

/**
 * Where a stage has its weights, or their gradient, in DL4J's flat array.
 *
 * @param address of the first weight
 */
record Weights(ConvolutionStage stage, long address) {
  /** As oneDNN is to see them: out x in x height x width, or with a group per channel before. */
  Tensor in(Assembly assembly) {
    int tag = stage.depthwise() ? dnnl_goihw : dnnl_oihw;
    return assembly.view(assembly.layout(dnnl_f32, tag, sizes(stage)), address);
  }

  static long[] sizes(ConvolutionStage stage) {
    int k = stage.kernel();
    return stage.depthwise()
        ? new long[] {stage.out(), 1, 1, k, k}
        : new long[] {stage.out(), stage.in(), k, k};
  }
}
