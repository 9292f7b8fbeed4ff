package org.gennas.engine.layer;

import java.util.Locale;

/**
 * A convolution without bias, batch norm, and where asked for ReLU. Padding is {@code kernel / 2}
 * on every side.
 *
 * @param in channels that enter
 * @param out channels that leave; equal to {@code in} where depthwise
 * @param kernel odd side of the kernel
 * @param stride 1 or 2
 * @param depthwise one kernel a channel instead of one a pair of channels
 * @param relu whether ReLU follows
 */
public record ConvolutionStage(
    int in, int out, int kernel, int stride, boolean depthwise, boolean relu) {
  public ConvolutionStage {
    if (in < 1 || out < 1 || kernel < 1 || kernel % 2 == 0 || stride < 1 || stride > 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "No such convolution: %d to %d channels, kernel %d, stride %d",
              in,
              out,
              kernel,
              stride));
    }
    if (depthwise && in != out) {
      throw new IllegalArgumentException("Depthwise from " + in + " to " + out + " channels");
    }
  }

  /** Whether it is a plain matrix product over the pixels: a 1x1 kernel between all channels. */
  public boolean pointwise() {
    return kernel == 1 && !depthwise;
  }

  /** Inputs of one output channel. */
  public int fanIn() {
    return (depthwise ? 1 : in) * kernel * kernel;
  }

  /** Kernel weights, in OIHW order. */
  public int weights() {
    return out * fanIn();
  }

  /** Weights, gamma and beta. */
  public int trainable() {
    return weights() + 2 * out;
  }

  public int padding() {
    return kernel / 2;
  }

  /** The side of the output for an input of {@code side}. */
  public int outputSide(int side) {
    return (side + 2 * padding() - kernel) / stride + 1;
  }

  public String text() {
    return String.format(
        Locale.ROOT, "%d,%d,%d,%d,%b,%b", in, out, kernel, stride, depthwise, relu);
  }

  static ConvolutionStage parse(String text) {
    String[] fields = text.split(",");
    return new ConvolutionStage(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Boolean.parseBoolean(fields[4]),
        Boolean.parseBoolean(fields[5]));
  }
}
