package org.gennas.data.phantom;

/**
 * A smooth function of one variable through given knots (Catmull-Rom), tabulated for fast reading;
 * constant outside the knots.
 */
final class Curve {
  private static final int STEPS = 256;

  private final double from;
  private final double perUnit;
  private final float[] table = new float[STEPS + 2];

  private Curve(double[] at, double[] values) {
    from = at[0];
    double span = at[at.length - 1] - from;
    perUnit = STEPS / span;
    int knot = 0;
    for (int i = 0; i <= STEPS; i++) {
      double x = from + i / perUnit;
      while (knot < at.length - 2 && x > at[knot + 1]) {
        knot++;
      }
      table[i] = (float) between(at, values, knot, x);
    }
    table[STEPS + 1] = table[STEPS];
  }

  /** Knots as x0, y0, x1, y1, ... with rising x. */
  static Curve through(double... knots) {
    double[] at = new double[knots.length / 2];
    double[] values = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = knots[2 * i];
      values[i] = knots[2 * i + 1];
    }
    return new Curve(at, values);
  }

  double at(double x) {
    double position = (x - from) * perUnit;
    if (position <= 0) {
      return table[0];
    }
    if (position >= STEPS) {
      return table[STEPS];
    }
    int i = (int) position;
    return table[i] + (position - i) * (table[i + 1] - table[i]);
  }

  private static double between(double[] at, double[] values, int k, double x) {
    double width = at[k + 1] - at[k];
    double t = (x - at[k]) / width;
    double before = slope(at, values, k) * width;
    double after = slope(at, values, k + 1) * width;
    double t2 = t * t;
    double t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * values[k]
        + (t3 - 2 * t2 + t) * before
        + (-2 * t3 + 3 * t2) * values[k + 1]
        + (t3 - t2) * after;
  }

  private static double slope(double[] at, double[] values, int k) {
    int left = Math.max(0, k - 1);
    int right = Math.min(at.length - 1, k + 1);
    return (values[right] - values[left]) / (at[right] - at[left]);
  }

  /** 0 below 0, 1 above 1, smooth between. */
  static double smooth(double t) {
    if (t <= 0) {
      return 0;
    }
    if (t >= 1) {
      return 1;
    }
    return t * t * (3 - 2 * t);
  }

  static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
