package org.gennas.engine.layer;

/**
 * What leaves a stage: convolution outputs, to which each reader applies {@code scale z + shift}
 * and ReLU on the way. So the batch norm's output never takes memory of its own unless a matrix
 * product needs it.
 *
 * @param values what the convolution gave
 * @param scale one a channel; empty: the values are taken as they are
 * @param shift one a channel
 * @param relu whether ReLU follows
 */
record Activation(ChannelMatrix values, float[] scale, float[] shift, boolean relu) {
  static Activation plain(ChannelMatrix values) {
    return new Activation(values, new float[0], new float[0], false);
  }

  boolean isPlain() {
    return scale.length == 0;
  }

  /** Reads {@code n} numbers of a channel, batch norm and ReLU applied. */
  void read(int channel, int from, float[] to, int n) {
    values.read(channel, from, to, n);
    apply(channel, to, n);
  }

  /** Applies batch norm and ReLU of a channel. */
  void apply(int channel, float[] x, int n) {
    if (isPlain()) {
      return;
    }
    if (relu) {
      VectorLoops.scaleAndRectify(x, n, scale[channel], shift[channel]);
    } else {
      VectorLoops.scale(x, n, scale[channel], shift[channel]);
    }
  }
}
