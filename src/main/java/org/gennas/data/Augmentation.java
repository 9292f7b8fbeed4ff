package org.gennas.data;

import java.util.Random;

/**
 * Random changes of a training image.
 *
 * @param shift largest shift as a fraction of the side, 0 to 0.5
 * @param rotation largest angle in degrees, 0 to 45
 * @param brightness largest change of gain and of offset (as a fraction of white), 0 to below 1
 */
public record Augmentation(double shift, double rotation, double brightness) {
  public Augmentation {
    require(shift, 0.5, "The shift is a fraction of the side from 0 to 0.5");
    require(rotation, 45, "The rotation is an angle from 0 to 45 degrees");
    require(brightness, 0.99, "The brightness is a fraction from 0 to 0.99");
  }

  private static void require(double value, double most, String message) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(message + ", not " + value);
    }
  }

  /**
   * Shifts, turns about the centre and brightens. Points between pixels are bilinear; beyond the
   * edge the nearest pixel of the edge goes on, so that no black wedge gives a change away.
   *
   * @param source px x px grey values, 0 to 255 unsigned
   * @param target px x px grey values from {@code at} on, 0 to 255, not rounded
   */
  void apply(byte[] source, int px, Random random, float[] target, int at) {
    double dx = (2 * random.nextDouble() - 1) * shift * px;
    double dy = (2 * random.nextDouble() - 1) * shift * px;
    double angle = Math.toRadians((2 * random.nextDouble() - 1) * rotation);
    double gain = 1 + (2 * random.nextDouble() - 1) * brightness;
    double offset = (2 * random.nextDouble() - 1) * brightness * 255;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double centre = (px - 1) / 2.0;
    for (int y = 0; y < px; y++) {
      for (int x = 0; x < px; x++) {
        double u = x - centre - dx;
        double v = y - centre - dy;
        double grey = sample(source, px, cos * u + sin * v + centre, cos * v - sin * u + centre);
        target[at + y * px + x] = (float) Math.max(0, Math.min(255, gain * grey + offset));
      }
    }
  }

  private static double sample(byte[] source, int px, double x, double y) {
    double cx = Math.max(0, Math.min(px - 1, x));
    double cy = Math.max(0, Math.min(px - 1, y));
    int x0 = (int) cx;
    int y0 = (int) cy;
    int x1 = Math.min(px - 1, x0 + 1);
    int y1 = Math.min(px - 1, y0 + 1);
    double fx = cx - x0;
    double fy = cy - y0;
    double top = (source[y0 * px + x0] & 0xFF) * (1 - fx) + (source[y0 * px + x1] & 0xFF) * fx;
    double low = (source[y1 * px + x0] & 0xFF) * (1 - fx) + (source[y1 * px + x1] & 0xFF) * fx;
    return top * (1 - fy) + low * fy;
  }
}
