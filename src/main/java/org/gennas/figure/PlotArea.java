package org.gennas.figure;

/**
 * The rectangle inside the axes, px.
 *
 * @param left x of its left edge
 * @param top y of its upper edge
 * @param right x of its right edge
 * @param bottom y of its lower edge
 */
public record PlotArea(double left, double top, double right, double bottom) {
  /** Its width, px. */
  public double width() {
    return right - left;
  }

  /** Its height, px. */
  public double height() {
    return bottom - top;
  }

  /** Whether there is room to paint. */
  public boolean isUsable() {
    return width() >= 20 && height() >= 20;
  }

  /** Whether a point lies inside. */
  public boolean contains(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
}
