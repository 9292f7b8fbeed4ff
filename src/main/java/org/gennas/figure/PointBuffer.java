package org.gennas.figure;

import java.util.Arrays;

/**
 * A growing line, such as a live curve. What a chart asks of it at every frame (its range, its last
 * point) costs nothing that grows with its length. For one thread.
 */
public final class PointBuffer {
  private static final int FIRST = 64;

  private double[] xs = new double[FIRST];
  private double[] ys = new double[FIRST];
  private int size;
  private int lastFinite = -1;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /** Appends a point. NaN as y breaks the line there. */
  public void append(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, size * 2);
      ys = Arrays.copyOf(ys, size * 2);
    }
    xs[size] = x;
    ys[size] = y;
    if (Double.isFinite(y)) {
      least = Math.min(least, y);
      most = Math.max(most, y);
      lastFinite = size;
    }
    size++;
  }

  /** Forgets all points. */
  public void clear() {
    size = 0;
    lastFinite = -1;
    least = Double.POSITIVE_INFINITY;
    most = Double.NEGATIVE_INFINITY;
  }

  /** The number of points. */
  public int size() {
    return size;
  }

  /** Horizontal coordinate of point {@code i}. */
  public double x(int i) {
    return xs[i];
  }

  /** Vertical coordinate of point {@code i}. */
  public double y(int i) {
    return ys[i];
  }

  /** Index of the last point with a finite y, or -1. */
  public int lastFinite() {
    return lastFinite;
  }

  /** The smallest finite y; positive infinity where there is none. */
  public double least() {
    return least;
  }

  /** The largest finite y; negative infinity where there is none. */
  public double most() {
    return most;
  }

  /** The point with a value whose x is nearest to {@code x}, or -1 where there is none. */
  public int nearest(double x) {
    return Polyline.nearest(x, xs, ys, size);
  }

  /** The points so far, copied. */
  public Polyline line() {
    return Polyline.prefix(xs, ys, size);
  }
}
