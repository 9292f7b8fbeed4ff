package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.gennas.engine.layer.ConvolutionStage;

/**
 * Where a convolution finds its weights, or puts their gradient, among those of a stage that it may
 * be only a part of.
 *
 * @param address of the first weight
 * @param inputs of the whole stage: the distance from one output's weights to the next one's
 */
record Weights(long address, int inputs) {
  /** As oneDNN is to see them: out x in x height x width, or with a group per channel before. */
  Tensor in(Assembly assembly, ConvolutionStage part) {
    long area = (long) part.kernel() * part.kernel();
    long[] strides =
        part.depthwise()
            ? new long[] {area, area, area, part.kernel(), 1}
            : new long[] {inputs * area, area, part.kernel(), 1};
    return assembly.view(assembly.strided(dnnl_f32, sizes(part), strides), address);
  }

  /** The same with inputs and outputs exchanged; of 1x1 kernels. */
  Tensor transposed(Assembly assembly, ConvolutionStage part) {
    dnnl_memory_desc order =
        assembly.strided(
            dnnl_f32, new long[] {part.in(), part.out(), 1, 1}, new long[] {1, inputs, 1, 1});
    return assembly.view(order, address);
  }

  static long[] sizes(ConvolutionStage stage) {
    int k = stage.kernel();
    return stage.depthwise()
        ? new long[] {stage.out(), 1, 1, k, k}
        : new long[] {stage.out(), stage.in(), k, k};
  }
}
