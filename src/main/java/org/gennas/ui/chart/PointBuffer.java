package org.gennas.ui.chart;

import java.util.Arrays;

/** A growing line, such as a live curve. For one thread. */
public final class PointBuffer {
  private static final int FIRST = 64;

  private double[] xs = new double[FIRST];
  private double[] ys = new double[FIRST];
  private int size;

  /** Appends a point. NaN as y breaks the line there. */
  public void append(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, size * 2);
      ys = Arrays.copyOf(ys, size * 2);
    }
    xs[size] = x;
    ys[size] = y;
    size++;
  }

  /** Forgets all points. */
  public void clear() {
    size = 0;
  }

  /** The number of points. */
  public int size() {
    return size;
  }

  /** The points so far, copied. */
  public Polyline line() {
    return Polyline.prefix(xs, ys, size);
  }
}
