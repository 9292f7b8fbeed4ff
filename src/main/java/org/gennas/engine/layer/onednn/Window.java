package org.gennas.engine.layer.onednn;

import org.gennas.engine.layer.ConvolutionStage;

/**
 * How a kernel moves over a map.
 *
 * @param stride 1 or 2
 * @param top rows of zeros above the map; left, bottom, right likewise
 */
record Window(
    int kernelHeight, int kernelWidth, int stride, int top, int left, int bottom, int right) {
  static Window of(ConvolutionStage stage) {
    int p = stage.padding();
    return new Window(stage.kernel(), stage.kernel(), stage.stride(), p, p, p, p);
  }

  long[] strides() {
    return new long[] {stride, stride};
  }

  long[] before() {
    return new long[] {top, left};
  }

  long[] after() {
    return new long[] {bottom, right};
  }

  static long[] dilation() {
    return new long[] {0, 0};
  }
}
