package org.gennas.engine.layer;

import java.util.Arrays;

/**
 * Batch norm of single channels on the host (Ioffe and Szegedy, 2015), with ReLU behind it where
 * the stage has one. Sums run in 32 bits on {@value #CHUNK} lanes about a first guess of the mean,
 * and the lanes are added in 64 bits. Scratch space: one a thread.
 */
final class ChannelNorm {
  private static final int CHUNK = 1024;

  private final float[] x = new float[CHUNK];
  private final float[] z = new float[CHUNK];
  private final float[] sums = new float[CHUNK];
  private final float[] products = new float[CHUNK];

  /** Mean and biased variance of a channel. */
  record Moments(double mean, double variance) {}

  Moments moments(ChannelMatrix values, int channel) {
    int n = values.columns();
    begin();
    float guess = 0;
    for (int at = 0; at < n; at += CHUNK) {
      int length = Math.min(CHUNK, n - at);
      values.read(channel, at, x, length);
      if (at == 0) {
        guess = guess(length);
      }
      VectorLoops.addMoments(sums, products, length, x, guess);
    }
    int lanes = Math.min(n, CHUNK);
    double offset = VectorLoops.fold(sums, lanes, z) / n;
    double variance = VectorLoops.fold(products, lanes, z) / n - offset * offset;
    return new Moments(guess + offset, variance < 0 ? 0 : variance);
  }

  private float guess(int length) {
    int some = Math.min(length, 64);
    return (float) (VectorLoops.sum(x, some) / some);
  }

  /** Gradients of gamma and beta. */
  record Slopes(double gamma, double beta) {}

  /**
   * Takes the gradient of a channel back through ReLU and batch norm.
   *
   * @param forward what the stage gave, with {@code scale = gamma * inverse}
   * @param mean of the batch
   * @param inverse 1 / sqrt(variance + epsilon) of the batch
   * @param gradient of the stage's output
   * @param into receives the gradient of the convolution's output; may be {@code gradient}
   */
  Slopes backward(
      Activation forward,
      int channel,
      double mean,
      double inverse,
      ChannelMatrix gradient,
      ChannelMatrix into) {
    int n = gradient.columns();
    begin();
    for (int at = 0; at < n; at += CHUNK) {
      int length = Math.min(CHUNK, n - at);
      readMasked(forward, channel, at, gradient, length);
      if (forward.relu()) {
        into.write(channel, at, x, 0, length);
      }
      VectorLoops.addSlopes(sums, products, length, x, z, (float) mean);
    }
    int lanes = Math.min(n, CHUNK);
    double beta = VectorLoops.fold(sums, lanes, z);
    double gamma = VectorLoops.fold(products, lanes, z) * inverse;
    double scale = forward.scale()[channel];
    double slope = -scale * inverse * gamma / n;
    double offset = -scale * beta / n - slope * mean;
    ChannelMatrix masked = forward.relu() ? into : gradient;
    for (int at = 0; at < n; at += CHUNK) {
      int length = Math.min(CHUNK, n - at);
      masked.read(channel, at, x, length);
      forward.values().read(channel, at, z, length);
      VectorLoops.combine(x, length, z, (float) scale, (float) slope, (float) offset);
      into.write(channel, at, x, 0, length);
    }
    return new Slopes(gamma, beta);
  }

  private void readMasked(
      Activation forward, int channel, int at, ChannelMatrix gradient, int length) {
    gradient.read(channel, at, x, length);
    forward.values().read(channel, at, z, length);
    if (forward.relu()) {
      VectorLoops.mask(x, length, z, forward.scale()[channel], forward.shift()[channel]);
    }
  }

  /** Writes a channel of a stage's output, with another one added where residual. */
  void write(Activation from, int channel, ChannelMatrix to, ChannelMatrix addend) {
    int n = to.columns();
    for (int at = 0; at < n; at += CHUNK) {
      int length = Math.min(CHUNK, n - at);
      from.read(channel, at, x, length);
      if (addend != to) {
        addend.read(channel, at, z, length);
        VectorLoops.add(x, length, z);
      }
      to.write(channel, at, x, 0, length);
    }
  }

  private void begin() {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
  }
}
