package org.gennas.data.batch;

/**
 * What a network is given for an image of grey values: each grey brought to one scale for all
 * images, or each image to mean 0 and deviation 1. Training and prediction share it.
 *
 * @param mean grey value that becomes 0, as a fraction of white
 * @param spread grey range that becomes 1, as a fraction of white, above 0
 * @param standardize whether then each image gets mean 0 and deviation 1 of its own
 */
public record NetworkInput(float mean, float spread, boolean standardize) {
  /** A flat image has no deviation to be divided by; half a grey level is taken for it. */
  private static final double LEAST_DEVIATION = 0.5 / 255;

  /** The scale that trainings use. */
  public static NetworkInput of(boolean standardize) {
    return new NetworkInput(Batch.MEAN, Batch.SPREAD, standardize);
  }

  /** What becomes of each of the 256 greys before an image is standardized. */
  float[] levels() {
    float[] levels = new float[256];
    for (int grey = 0; grey < levels.length; grey++) {
      levels[grey] = (grey / 255f - mean) / spread;
    }
    return levels;
  }

  /**
   * Gives the pixels of one image mean 0 and deviation 1, if that is asked for.
   *
   * @param pixels the image's {@code count} values from {@code at} on
   */
  void finish(float[] pixels, int at, int count) {
    if (!standardize) {
      return;
    }
    double sum = 0;
    double squares = 0;
    for (int p = at; p < at + count; p++) {
      sum += pixels[p];
      squares += (double) pixels[p] * pixels[p];
    }
    double average = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - average * average));
    float scale = (float) (1 / Math.max(deviation, LEAST_DEVIATION / spread));
    float shift = (float) average;
    for (int p = at; p < at + count; p++) {
      pixels[p] = (pixels[p] - shift) * scale;
    }
  }

  /** Puts images of one size before a network, without taking memory for each. */
  public Writer writer() {
    return new Writer(this);
  }

  /** Confined to one thread. */
  public static final class Writer {
    private final NetworkInput input;
    private final float[] levels;

    private Writer(NetworkInput input) {
      this.input = input;
      this.levels = input.levels();
    }

    /**
     * @param grey an image's pixels, 0 black to 255 white
     * @param target as many values from {@code at} on
     */
    public void write(byte[] grey, float[] target, int at) {
      for (int p = 0; p < grey.length; p++) {
        target[at + p] = levels[grey[p] & 0xFF];
      }
      input.finish(target, at, grey.length);
    }
  }
}
