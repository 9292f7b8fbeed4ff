package org.gennas.baseline;

import org.gennas.data.images.AreaAverage;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;

/**
 * A prepared image averaged down to {@value #SIDE} x {@value #SIDE} pixels, or as it is if less.
 */
final class PixelFeatures implements Features {
  static final int SIDE = 32;
  private static final double WHITE = 255;

  private final PreparedImages images;
  private final int side;
  private final byte[] greys;
  private final float[] line;

  PixelFeatures(PreparedImages images) {
    this.images = images;
    this.side = Math.min(SIDE, images.px());
    this.greys = new byte[images.px() * images.px()];
    this.line = new float[images.px()];
  }

  @Override
  public int count() {
    return side * side;
  }

  /** Greys from -0.5 (black) to 0.5 (white), row-major. */
  @Override
  public void read(SplitTable.Row image, double[] into) {
    images.read(image.row(), greys);
    int px = images.px();
    AreaAverage average = new AreaAverage(px, px, side);
    for (int y = 0; y < px; y++) {
      for (int x = 0; x < px; x++) {
        line[x] = greys[y * px + x] & 0xFF;
      }
      average.add(line);
    }
    byte[] small = average.result();
    for (int i = 0; i < small.length; i++) {
      into[i] = (small[i] & 0xFF) / WHITE - 0.5;
    }
  }
}
