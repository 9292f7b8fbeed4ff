package org.gennas.data;

import java.util.Arrays;

/**
 * Squeezes an image into a square by area averaging: each target pixel is the mean of the source
 * area that it covers, with parts of pixels counted by their share. The whole image is kept and its
 * proportions are not; that is what networks for chest X-rays are usually given. Takes the source
 * row by row, so it is never held as numbers.
 */
final class AreaAverage {
  private final int width;
  private final int height;
  private final int px;
  private final double[] line;
  private final double[] sums;
  private int rows;

  /**
   * @param width of the source
   * @param height of the source
   * @param px side of the target
   */
  AreaAverage(int width, int height, int px) {
    this.width = width;
    this.height = height;
    this.px = px;
    this.line = new double[px];
    this.sums = new double[px * px];
  }

  /**
   * The next row from the top.
   *
   * @param greys at least as many as the source is wide
   */
  void add(float[] greys) {
    shrink(greys);
    double top = (double) rows * px / height;
    double bottom = (double) (rows + 1) * px / height;
    rows++;
    for (int y = (int) top; y < Math.min(px, Math.ceil(bottom)); y++) {
      double share = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = 0; x < px && share > 0; x++) {
        sums[y * px + x] += share * line[x];
      }
    }
  }

  private void shrink(float[] greys) {
    Arrays.fill(line, 0);
    for (int x = 0; x < px; x++) {
      double left = (double) x * width / px;
      double right = (double) (x + 1) * width / px;
      int end = (int) Math.min(width, Math.ceil(right));
      for (int u = (int) left; u < end; u++) {
        line[x] += greys[u] * (Math.min(right, u + 1) - Math.max(left, u));
      }
      line[x] /= right - left;
    }
  }

  /**
   * The square after all rows.
   *
   * @return px x px greys, row-major, rounded to 0 to 255 unsigned
   */
  byte[] result() {
    if (rows != height) {
      throw new IllegalStateException(rows + " of " + height + " rows were given");
    }
    byte[] result = new byte[px * px];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
    }
    return result;
  }
}
