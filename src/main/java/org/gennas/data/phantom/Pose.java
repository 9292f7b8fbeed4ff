package org.gennas.data.phantom;

/**
 * The similarity between the body's plane (cm, x towards the image's right, y downwards from the
 * lung apex) and the picture (pixels).
 */
final class Pose {
  private final double pixelsPerCm;
  private final double cos;
  private final double sin;
  private final double centreX;
  private final double centreY;
  private final double middle;

  Pose(int size, double fieldOfView, double tilt, double centreX, double centreY) {
    this.pixelsPerCm = size / fieldOfView;
    this.cos = Math.cos(tilt);
    this.sin = Math.sin(tilt);
    this.centreX = centreX;
    this.centreY = centreY;
    this.middle = (size - 1) / 2.0;
  }

  double pixelsPerCm() {
    return pixelsPerCm;
  }

  double column(double x, double y) {
    return middle + pixelsPerCm * (cos * (x - centreX) - sin * (y - centreY));
  }

  double row(double x, double y) {
    return middle + pixelsPerCm * (sin * (x - centreX) + cos * (y - centreY));
  }

  double bodyX(double column, double row) {
    return centreX + (cos * (column - middle) + sin * (row - middle)) / pixelsPerCm;
  }

  double bodyY(double column, double row) {
    return centreY + (-sin * (column - middle) + cos * (row - middle)) / pixelsPerCm;
  }
}
