package org.gennas.data.images;

/**
 * How far apart the centres of neighbouring pixels are, at the detector: a radiograph magnifies, so
 * lengths in the body are shorter by an unknown share.
 *
 * @param across millimetres from column to column, above 0
 * @param down millimetres from row to row, above 0
 */
public record PixelSpacing(double across, double down) {
  public PixelSpacing {
    if (!(across > 0 && down > 0) || Double.isInfinite(across) || Double.isInfinite(down)) {
      throw new IllegalArgumentException("No spacing: " + across + " x " + down + " mm");
    }
  }

  /** Of a picture of which every {@code step}th row and column was kept. */
  PixelSpacing times(int step) {
    return new PixelSpacing(across * step, down * step);
  }
}
