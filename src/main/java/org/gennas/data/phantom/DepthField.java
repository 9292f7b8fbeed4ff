package org.gennas.data.phantom;

import java.util.Arrays;

/**
 * Optical depth per picture element, and brushes that add to it.
 *
 * <p>Strokes are gathered in a layer where the strongest wins, so that the pieces of one structure
 * do not add up where they meet; {@link #commit} adds the layer to the depth.
 */
final class DepthField {
  /** Cross-section of a stroke as a function of the distance from its middle line. */
  enum Profile {
    /** A full round tube: path length through a cylinder. */
    TUBE,
    /** A bone: dense rim, lighter inside. */
    SHELL,
    /** No visible edge. */
    SOFT
  }

  private final int size;
  private final Pose pose;
  private final float[] depth;
  private final float[] layer;
  private int left;
  private int top;
  private int right;
  private int bottom;

  DepthField(int size, Pose pose) {
    this.size = size;
    this.pose = pose;
    this.depth = new float[size * size];
    this.layer = new float[size * size];
    forget();
  }

  int size() {
    return size;
  }

  Pose pose() {
    return pose;
  }

  float[] depth() {
    return depth;
  }

  /** Draws a polyline of n points in cm; width and strength go linearly from start to end. */
  void stroke(
      double[] xs,
      double[] ys,
      int n,
      double radiusStart,
      double radiusEnd,
      double strengthStart,
      double strengthEnd,
      Profile profile) {
    for (int i = 0; i + 1 < n; i++) {
      double t0 = i / (double) (n - 1);
      double t1 = (i + 1) / (double) (n - 1);
      segment(
          xs[i],
          ys[i],
          xs[i + 1],
          ys[i + 1],
          radiusStart + t0 * (radiusEnd - radiusStart),
          radiusStart + t1 * (radiusEnd - radiusStart),
          strengthStart + t0 * (strengthEnd - strengthStart),
          strengthStart + t1 * (strengthEnd - strengthStart),
          profile);
    }
  }

  void stroke(double[] xs, double[] ys, double radius, double strength, Profile profile) {
    stroke(xs, ys, xs.length, radius, radius, strength, strength, profile);
  }

  /** Draws a filled disc or ellipse with a rim half a pixel soft; half axes in cm. */
  void ellipse(double x, double y, double a, double b, double strength, Profile profile) {
    double reach = Math.max(a, b) * pose.pixelsPerCm() + 2;
    double column = pose.column(x, y);
    double row = pose.row(x, y);
    int c1 = Math.min(size - 1, (int) (column + reach));
    int r1 = Math.min(size - 1, (int) (row + reach));
    for (int r = Math.max(0, (int) (row - reach)); r <= r1; r++) {
      for (int c = Math.max(0, (int) (column - reach)); c <= c1; c++) {
        double u = (pose.bodyX(c, r) - x) / a;
        double v = (pose.bodyY(c, r) - y) / b;
        double q = Math.sqrt(u * u + v * v);
        mark(c, r, (float) (strength * section(q, profile)));
      }
    }
  }

  private void segment(
      double x0,
      double y0,
      double x1,
      double y1,
      double radius0,
      double radius1,
      double strength0,
      double strength1,
      Profile profile) {
    double scale = pose.pixelsPerCm();
    double ca = pose.column(x0, y0);
    double ra = pose.row(x0, y0);
    double dc = pose.column(x1, y1) - ca;
    double dr = pose.row(x1, y1) - ra;
    double length2 = dc * dc + dr * dr + 1e-9;
    double edge2 = profile == Profile.SOFT ? 4 : 1;
    double widest = Math.max(radius0, radius1) * scale;
    double reach = Math.max(widest, 0.8) * (profile == Profile.SOFT ? 2 : 1) + 1;
    int c0 = (int) Math.max(0, Math.min(ca, ca + dc) - reach);
    int c1 = (int) Math.min(size - 1, Math.max(ca, ca + dc) + reach);
    int r0 = (int) Math.max(0, Math.min(ra, ra + dr) - reach);
    int r1 = (int) Math.min(size - 1, Math.max(ra, ra + dr) + reach);
    for (int r = r0; r <= r1; r++) {
      for (int c = c0; c <= c1; c++) {
        double t = ((c - ca) * dc + (r - ra) * dr) / length2;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        double ec = c - ca - t * dc;
        double er = r - ra - t * dr;
        double thin = (radius0 + t * (radius1 - radius0)) * scale;
        // Below 0.8 pixels a line keeps its width and loses strength instead, as a detector shows
        double radius = Math.max(thin, 0.8);
        double strength = (strength0 + t * (strength1 - strength0)) * Math.min(1, thin / radius);
        double q2 = (ec * ec + er * er) / (radius * radius);
        if (q2 < edge2) {
          mark(c, r, (float) (strength * section(Math.sqrt(q2), profile)));
        }
      }
    }
  }

  private static double section(double q, Profile profile) {
    return switch (profile) {
      case TUBE -> q >= 1 ? 0 : Math.sqrt(1 - q * q);
      case SHELL -> {
        double outer = q >= 1 ? 0 : Math.sqrt(1 - q * q);
        double inner = q >= 0.72 ? 0 : Math.sqrt(1 - q * q / 0.5184);
        yield outer - 0.5 * inner;
      }
      case SOFT -> q >= 2 ? 0 : Math.exp(-1.6 * q * q);
    };
  }

  private void mark(int column, int row, float value) {
    int at = row * size + column;
    if (value > layer[at]) {
      layer[at] = value;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }

  /** Adds the layer, times gain, to the depth and clears it. */
  void commit(double gain) {
    for (int r = top; r <= bottom; r++) {
      for (int i = r * size + left; i <= r * size + right; i++) {
        depth[i] += (float) gain * layer[i];
      }
      Arrays.fill(layer, r * size + left, r * size + right + 1, 0);
    }
    forget();
  }

  /** Adds the layer only where the mask (0 to 1 per picture element) lets it through. */
  void commit(double gain, float[] mask) {
    for (int r = top; r <= bottom; r++) {
      for (int i = r * size + left; i <= r * size + right; i++) {
        layer[i] *= mask[i];
      }
    }
    commit(gain);
  }

  private void forget() {
    left = size;
    top = size;
    right = -1;
    bottom = -1;
  }
}
