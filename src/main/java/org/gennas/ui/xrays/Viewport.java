package org.gennas.ui.xrays;

/**
 * Which part of a picture a pane shows: a point at (x, y) px of the picture lies at (scale * x +
 * left, scale * y + top) px of the pane.
 *
 * @param scale pane px a picture px, {@value #LEAST} to {@value #MOST}
 */
record Viewport(double scale, double left, double top) {
  static final double LEAST = 0.02;
  static final double MOST = 40;

  /** The whole picture, as large as fits, in the middle. */
  static Viewport fitting(double width, double height, double paneWidth, double paneHeight) {
    return centred(
        clamped(Math.min(paneWidth / width, paneHeight / height)),
        width,
        height,
        paneWidth,
        paneHeight);
  }

  /** The picture's middle in the pane's middle, at a scale. */
  static Viewport centred(
      double scale, double width, double height, double paneWidth, double paneHeight) {
    return new Viewport(scale, (paneWidth - scale * width) / 2, (paneHeight - scale * height) / 2);
  }

  /** Larger by a factor; the point of the picture under (x, y) of the pane stays there. */
  Viewport zoomed(double factor, double x, double y) {
    double next = clamped(scale * factor);
    double by = next / scale;
    return new Viewport(next, x - by * (x - left), y - by * (y - top));
  }

  /** Shifted by pane px. */
  Viewport moved(double dx, double dy) {
    return new Viewport(scale, left + dx, top + dy);
  }

  double pictureX(double paneX) {
    return (paneX - left) / scale;
  }

  double pictureY(double paneY) {
    return (paneY - top) / scale;
  }

  double paneX(double pictureX) {
    return scale * pictureX + left;
  }

  double paneY(double pictureY) {
    return scale * pictureY + top;
  }

  private static double clamped(double scale) {
    return Math.max(LEAST, Math.min(MOST, scale));
  }
}
