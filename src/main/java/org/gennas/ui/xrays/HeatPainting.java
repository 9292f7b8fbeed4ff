package org.gennas.ui.xrays;

/** Turns a coarse map of heat into coloured pixels. */
final class HeatPainting {
  /** Side of the painted map, px: the screen stretches it over the picture. */
  static final int SIDE = 256;

  /** From the hidden part the colour comes in over this much heat, so that it has no hard edge. */
  private static final double FADE = 0.2;

  private HeatPainting() {}

  /**
   * Paints heat in inferno, smooth between the cells' middles.
   *
   * @param heat side x side, row by row, not negative; any scale
   * @param side at least 1
   * @param opacity of the hottest place, 0 to 1
   * @param hideBelow share of the largest heat below which nothing is painted, 0 to 1
   */
  static PaintedPixels paint(float[] heat, int side, double opacity, double hideBelow) {
    int[] argb = new int[SIDE * SIDE];
    float most = 0;
    for (float value : heat) {
      most = Math.max(most, value);
    }
    if (most > 0) {
      for (int y = 0; y < SIDE; y++) {
        double row = (y + 0.5) * side / SIDE - 0.5;
        for (int x = 0; x < SIDE; x++) {
          double column = (x + 0.5) * side / SIDE - 0.5;
          double share = between(heat, side, column, row) / most;
          argb[y * SIDE + x] = colour(share, opacity, hideBelow);
        }
      }
    }
    return new PaintedPixels(SIDE, SIDE, argb);
  }

  /** Catmull-Rom's cubic through the cells around, cut off at zero. */
  private static double between(float[] heat, int side, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double sum = 0;
    for (int row = -1; row <= 2; row++) {
      double line = 0;
      for (int column = -1; column <= 2; column++) {
        line += weight(x - left - column) * cell(heat, side, left + column, top + row);
      }
      sum += weight(y - top - row) * line;
    }
    return Math.max(0, sum);
  }

  private static double weight(double distance) {
    double d = Math.abs(distance);
    if (d < 1) {
      return 1.5 * d * d * d - 2.5 * d * d + 1;
    }
    return d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
  }

  private static double cell(float[] heat, int side, int x, int y) {
    int column = Math.max(0, Math.min(side - 1, x));
    int row = Math.max(0, Math.min(side - 1, y));
    return heat[row * side + column];
  }

  private static int colour(double share, double opacity, double hideBelow) {
    if (share <= hideBelow) {
      return 0;
    }
    double alpha = opacity * Math.min(1, (share - hideBelow) / FADE);
    int rgb = Inferno.rgb(share);
    int colour = (int) Math.round(alpha * 255) << 24;
    for (int shift = 16; shift >= 0; shift -= 8) {
      colour |= (int) Math.round(alpha * (rgb >> shift & 0xFF)) << shift;
    }
    return colour;
  }
}
