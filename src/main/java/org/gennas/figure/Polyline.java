package org.gennas.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Points joined by a line, in order; immutable. */
public final class Polyline {
  private static final Polyline EMPTY = new Polyline(new double[0], new double[0]);

  private final double[] xs;
  private final double[] ys;

  private Polyline(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /** No points. */
  public static Polyline empty() {
    return EMPTY;
  }

  /**
   * Points by their coordinates, which are copied.
   *
   * @param xs horizontal, in the chart's units
   * @param ys vertical, as many
   */
  public static Polyline of(double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "A line needs as many x as y, not " + xs.length + " and " + ys.length);
    }
    return new Polyline(xs.clone(), ys.clone());
  }

  /** A point for each of some things. */
  public static <T> Polyline of(List<T> things, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    return new Polyline(
        things.stream().mapToDouble(x).toArray(), things.stream().mapToDouble(y).toArray());
  }

  /** The first {@code size} entries of two arrays. */
  static Polyline prefix(double[] xs, double[] ys, int size) {
    return new Polyline(Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
  }

  /** The number of points. */
  public int size() {
    return xs.length;
  }

  /** Whether there are no points. */
  public boolean isEmpty() {
    return xs.length == 0;
  }

  /** Horizontal coordinate of point {@code i}. */
  public double x(int i) {
    return xs[i];
  }

  /** Vertical coordinate of point {@code i}. */
  public double y(int i) {
    return ys[i];
  }

  /** The same points moved to the screen. */
  public Polyline on(Scale horizontal, Scale vertical) {
    double[] px = new double[xs.length];
    double[] py = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      px[i] = horizontal.px(xs[i]);
      py[i] = vertical.px(ys[i]);
    }
    return new Polyline(px, py);
  }

  /** The point with a value whose x is nearest to {@code x}, or -1 where there is none. */
  public int nearest(double x) {
    return nearest(x, xs, ys, xs.length);
  }

  /** The same among the first {@code size} entries of two arrays. */
  static int nearest(double x, double[] xs, double[] ys, int size) {
    int best = -1;
    for (int i = 0; i < size; i++) {
      boolean real = !Double.isNaN(ys[i]);
      if (real && (best < 0 || Math.abs(xs[i] - x) < Math.abs(xs[best] - x))) {
        best = i;
      }
    }
    return best;
  }
}
