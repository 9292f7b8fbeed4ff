package org.gennas.figure;

/**
 * Keeps of a growing line what the screen can show: in each column as wide as the line is thick the
 * lowest and the highest point, and at its end the last. A frame costs as much as the screen is
 * wide, however long the line is; only another horizontal scale costs one pass over all points. For
 * one thread.
 */
public final class ThinnedLine {
  /** Width of a column, px. */
  static final double COLUMN = 2;

  private static final int[] NOTHING = {};

  private final PointBuffer points;
  private final PointBuffer kept = new PointBuffer();
  private LinearScale scale = new LinearScale(0, 1, 0, 1);
  private int taken;
  private int first = -1;
  private int low;
  private int high;
  private int last;

  /** Keeps of a line what is seen; the line may grow. */
  public ThinnedLine(PointBuffer points) {
    this.points = points;
  }

  /** Starts again, as when the points were cleared. */
  public void reset() {
    kept.clear();
    taken = 0;
    first = -1;
  }

  /** The line on the screen: at most two points a column, its last point, and its breaks. */
  public Polyline on(LinearScale horizontal, LinearScale vertical) {
    if (!horizontal.equals(scale) || taken > points.size()) {
      scale = horizontal;
      reset();
    }
    while (taken < points.size()) {
      take(taken++);
    }
    int closed = kept.size();
    double[] px = new double[closed + 4];
    double[] py = new double[closed + 4];
    for (int i = 0; i < closed; i++) {
      px[i] = horizontal.px(kept.x(i));
      py[i] = vertical.px(kept.y(i));
    }
    int size = closed;
    int before = -1;
    for (int i : first < 0 ? NOTHING : new int[] {earlier(), later(), last}) {
      if (i > before) {
        px[size] = horizontal.px(points.x(i));
        py[size++] = vertical.px(points.y(i));
        before = i;
      }
    }
    return Polyline.prefix(px, py, size);
  }

  private void take(int i) {
    double y = points.y(i);
    if (Double.isNaN(y)) {
      close();
      kept.append(points.x(i), y);
    } else if (first >= 0 && column(i) == column(first)) {
      low = y < points.y(low) ? i : low;
      high = y > points.y(high) ? i : high;
      last = i;
    } else {
      close();
      first = i;
      low = i;
      high = i;
      last = i;
    }
  }

  private double column(int i) {
    return Math.floor(scale.px(points.x(i)) / COLUMN);
  }

  private int earlier() {
    return Math.min(low, high);
  }

  private int later() {
    return Math.max(low, high);
  }

  /** The open column holds no more points. */
  private void close() {
    if (first >= 0) {
      keep(earlier());
      if (later() > earlier()) {
        keep(later());
      }
      first = -1;
    }
  }

  private void keep(int i) {
    kept.append(points.x(i), points.y(i));
  }
}
