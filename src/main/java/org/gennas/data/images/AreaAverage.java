package org.gennas.data.images;

import java.util.Arrays;

/**
 * Squeezes an image, as a rule into a square, by area averaging: each target pixel is the mean of
 * the source area that it covers, with parts of pixels counted by their share. The whole image is
 * kept and its proportions are not; that is what networks for chest X-rays are usually given. Takes
 * the source row by row, so it is never held as numbers.
 */
public final class AreaAverage {
  private final int width;
  private final int height;
  private final int across;
  private final int down;
  private final double[] line;
  private final double[] sums;
  private int rows;

  /**
   * @param width of the source
   * @param height of the source
   * @param px side of the target
   */
  public AreaAverage(int width, int height, int px) {
    this(width, height, px, px);
  }

  /**
   * @param width of the source
   * @param height of the source
   * @param across width of the target
   * @param down height of the target
   */
  AreaAverage(int width, int height, int across, int down) {
    this.width = width;
    this.height = height;
    this.across = across;
    this.down = down;
    this.line = new double[across];
    this.sums = new double[across * down];
  }

  /**
   * The next row from the top.
   *
   * @param greys at least as many as the source is wide
   */
  public void add(float[] greys) {
    shrink(greys);
    double top = (double) rows * down / height;
    double bottom = (double) (rows + 1) * down / height;
    rows++;
    for (int y = (int) top; y < Math.min(down, Math.ceil(bottom)); y++) {
      double share = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = 0; x < across && share > 0; x++) {
        sums[y * across + x] += share * line[x];
      }
    }
  }

  private void shrink(float[] greys) {
    Arrays.fill(line, 0);
    for (int x = 0; x < across; x++) {
      double left = (double) x * width / across;
      double right = (double) (x + 1) * width / across;
      int end = (int) Math.min(width, Math.ceil(right));
      for (int u = (int) left; u < end; u++) {
        line[x] += greys[u] * (Math.min(right, u + 1) - Math.max(left, u));
      }
      line[x] /= right - left;
    }
  }

  /**
   * The target after all rows.
   *
   * @return its greys, row-major, rounded to 0 to 255 unsigned
   */
  public byte[] result() {
    if (rows != height) {
      throw new IllegalStateException(rows + " of " + height + " rows were given");
    }
    byte[] result = new byte[across * down];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
    }
    return result;
  }
}
