package org.gennas.figure;

/**
 * Thins a line out to what the screen can show: of the points in one column of pixels the first,
 * the lowest, the highest and the last stay, so that no peak is lost.
 */
public final class Decimation {
  private static final int KEPT_PER_COLUMN = 4;

  private Decimation() {}

  /**
   * Thins out a line that is already in pixels and whose x do not fall.
   *
   * @param line points in px; NaN as y breaks the line and is kept
   * @return the line itself where it is thin enough, else at most four points a column and its
   *     breaks
   */
  public static Polyline perPixel(Polyline line) {
    if (line.size() <= KEPT_PER_COLUMN) {
      return line;
    }
    double columns = Math.abs(line.x(line.size() - 1) - line.x(0)) + 1;
    if (line.size() <= columns) {
      return line;
    }
    PointBuffer kept = new PointBuffer();
    int start = 0;
    while (start < line.size()) {
      int end = start + 1;
      while (end < line.size() && sameColumn(line, start, end)) {
        end++;
      }
      keep(line, start, end, kept);
      start = end;
    }
    return kept.line();
  }

  private static boolean sameColumn(Polyline line, int a, int b) {
    boolean broken = Double.isNaN(line.y(a)) || Double.isNaN(line.y(b));
    return !broken && Math.floor(line.x(a)) == Math.floor(line.x(b));
  }

  private static void keep(Polyline line, int start, int end, PointBuffer kept) {
    int low = start;
    int high = start;
    for (int i = start; i < end; i++) {
      low = line.y(i) < line.y(low) ? i : low;
      high = line.y(i) > line.y(high) ? i : high;
    }
    int last = -1;
    for (int i : new int[] {start, Math.min(low, high), Math.max(low, high), end - 1}) {
      if (i > last) {
        kept.append(line.x(i), line.y(i));
        last = i;
      }
    }
  }
}
