package org.gennas.data.images;

/**
 * Which grey levels are spread from black to white: those below {@link #low()} are black, those
 * above {@link #high()} white, between them it is linear (DICOM PS3.3, C.11.2.1.3.2, LINEAR_EXACT).
 *
 * @param center the level that becomes the middle grey ("level" to readers of X-rays)
 * @param width levels from black to white, above 0 ("window")
 */
public record GreyWindow(double center, double width) {
  private static final int WHITE = 255;

  public GreyWindow {
    if (!Double.isFinite(center) || !Double.isFinite(width) || !(width > 0)) {
      throw new IllegalArgumentException("No window: center " + center + ", width " + width);
    }
  }

  /**
   * From the level that is black to the one that is white.
   *
   * @param high is taken as at least half a level above {@code low}
   */
  public static GreyWindow between(double low, double high) {
    double top = Math.max(high, low + 0.5);
    return new GreyWindow((low + top) / 2, top - low);
  }

  /** The highest level that is black. */
  public double low() {
    return center - width / 2;
  }

  /** The lowest level that is white. */
  public double high() {
    return center + width / 2;
  }

  /**
   * @return 0 (black) to 255 (white)
   */
  public double grey(double level) {
    return Math.max(0, Math.min(WHITE, (level - low()) / width * WHITE));
  }

  /**
   * The rounded grey of every level.
   *
   * @param bits of a level, 1 to 16
   * @param inverted whether black and white change places
   * @return 2^bits greys, 0 to 255 unsigned
   */
  public byte[] table(int bits, boolean inverted) {
    byte[] table = new byte[1 << bits];
    for (int level = 0; level < table.length; level++) {
      int grey = (int) Math.round(grey(level));
      table[level] = (byte) (inverted ? WHITE - grey : grey);
    }
    return table;
  }
}
