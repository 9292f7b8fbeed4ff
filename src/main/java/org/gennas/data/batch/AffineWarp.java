package org.gennas.data.batch;

/**
 * Moves, turns and scales a square image about its centre. Points between pixels are bilinear;
 * beyond the edge the nearest pixel of the edge goes on.
 *
 * <p>Along a row of the target the point in the source advances by a constant step. It is kept as a
 * fixed-point number with 32 binary digits behind the point, so that the part of the row whose
 * neighbours all lie inside can be told exactly beforehand and needs no look at the edges.
 */
final class AffineWarp {
  private static final long ONE = 1L << Integer.SIZE;

  private final int px;
  private final double dx;
  private final double dy;

  /** What one pixel to the right, and one down, in the target are in the source. */
  private final double rightX;

  private final double rightY;
  private final double downX;
  private final double downY;
  private final long stepX;
  private final long stepY;

  /** Largest coordinate that has a right or lower neighbour. */
  private final long last;

  /**
   * @param px side of the image, at least 1
   * @param dx pixels to the right, at most px either way
   * @param dy pixels down, at most px either way
   * @param angle radians, clockwise as seen, at most a quarter turn either way
   */
  AffineWarp(int px, double dx, double dy, double angle) {
    this(px, dx, dy, angle, 1, 1);
  }

  /**
   * @param px side of the image, at least 1
   * @param dx pixels to the right, at most px either way
   * @param dy pixels down, at most px either way
   * @param angle radians, clockwise as seen, at most a quarter turn either way
   * @param width factor of the image's width before it is turned, 0.25 to 4; negative: mirrored too
   * @param height factor of its height, 0.25 to 4
   */
  AffineWarp(int px, double dx, double dy, double angle, double width, double height) {
    this.px = px;
    this.dx = dx;
    this.dy = dy;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    this.rightX = cos / width;
    this.downX = sin / width;
    this.rightY = -sin / height;
    this.downY = cos / height;
    this.stepX = fixed(rightX);
    this.stepY = fixed(rightY);
    this.last = (px - 1) * ONE - 1;
  }

  /**
   * @param source px x px values
   * @param target px x px values from {@code at} on
   */
  void apply(float[] source, float[] target, int at) {
    if (px == 1) {
      target[at] = source[0];
      return;
    }
    double centre = (px - 1) / 2.0;
    double u = -centre - dx;
    for (int row = 0; row < px; row++) {
      double v = row - centre - dy;
      long x = fixed(rightX * u + downX * v + centre);
      long y = fixed(downY * v + rightY * u + centre);
      int from = Math.max(first(x, stepX), first(y, stepY));
      int to = Math.max(from, Math.min(end(x, stepX), end(y, stepY)));
      int begin = at + row * px;
      edge(source, x, y, 0, from, target, begin);
      inside(source, x, y, from, to, target, begin);
      edge(source, x, y, to, px, target, begin);
    }
  }

  private static long fixed(double value) {
    return (long) (value * ONE);
  }

  /** First pixel of a row from which on a coordinate is inside; px where there is none. */
  private int first(long start, long step) {
    long pixel;
    if (step > 0) {
      pixel = -Math.floorDiv(start, step);
    } else if (step < 0) {
      pixel = -Math.floorDiv(last - start, -step);
    } else {
      pixel = start >= 0 && start <= last ? 0 : px;
    }
    return (int) Math.max(0, Math.min(px, pixel));
  }

  /** Pixel of a row from which on a coordinate is no longer inside; 0 where it never is. */
  private int end(long start, long step) {
    long pixel;
    if (step > 0) {
      pixel = Math.floorDiv(last - start, step) + 1;
    } else if (step < 0) {
      pixel = Math.floorDiv(start, -step) + 1;
    } else {
      pixel = start >= 0 && start <= last ? px : 0;
    }
    return (int) Math.max(0, Math.min(px, pixel));
  }

  private void inside(
      float[] source, long startX, long startY, int from, int to, float[] target, int begin) {
    long x = startX + from * stepX;
    long y = startY + from * stepY;
    for (int i = from; i < to; i++) {
      target[begin + i] = sample(source, px, x, y);
      x += stepX;
      y += stepY;
    }
  }

  private void edge(
      float[] source, long startX, long startY, int from, int to, float[] target, int begin) {
    for (int i = from; i < to; i++) {
      long x = Math.max(0, Math.min(last, startX + i * stepX));
      long y = Math.max(0, Math.min(last, startY + i * stepY));
      target[begin + i] = sample(source, px, x, y);
    }
  }

  private static float sample(float[] source, int px, long x, long y) {
    int i = (int) (y >> Integer.SIZE) * px + (int) (x >> Integer.SIZE);
    float right = fraction((int) x);
    float top = source[i] + right * (source[i + 1] - source[i]);
    float low = source[i + px] + right * (source[i + px + 1] - source[i + px]);
    return top + fraction((int) y) * (low - top);
  }

  /**
   * 32 digits behind the point as a float, by way of the bits of a float from 1 to 2: in Java 17,
   * converting ints to floats makes the whole warp more than twice as slow.
   */
  private static float fraction(int bits) {
    return Float.intBitsToFloat(0x3F800000 | bits >>> 9) - 1;
  }
}
