package org.gennas.ui.compare;

import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.chart.Brush;
import org.gennas.ui.chart.PointBuffer;
import org.gennas.ui.chart.Polyline;

/** Small marks of this screen's figures, made of what a brush can paint. */
final class MarkerShapes {
  private static final int ARC_STEPS = 4;

  private MarkerShapes() {}

  /** The letter of a compared trial on its disc. */
  static void letter(Brush brush, double x, double y, int place, double diameter) {
    brush.disc(x, y, diameter, Letters.strong(brush.palette(), place));
    Color ink = Letters.onDisc(brush.palette());
    brush.strongText(Letters.of(place), x, y, TextAlignment.CENTER, ink);
  }

  /** A rectangle with round corners: filled, then outlined. */
  static void box(
      Brush brush, Box box, Color fill, Color outline, double thickness, double[] dashes) {
    brush.band(half(box, true), half(box, false), fill, fill.getOpacity());
    brush.line(around(box), outline, thickness, dashes);
  }

  /** A filled rectangle with round corners. */
  static void box(Brush brush, Box box, Color fill) {
    brush.band(half(box, true), half(box, false), fill, fill.getOpacity());
  }

  /**
   * A rectangle, px.
   *
   * @param radius of its corners
   */
  record Box(double x, double y, double width, double height, double radius) {
    boolean contains(double px, double py) {
      return px >= x && px <= x + width && py >= y && py <= y + height;
    }
  }

  private static Polyline half(Box box, boolean upper) {
    PointBuffer points = new PointBuffer();
    double r = box.radius();
    for (int i = 0; i <= ARC_STEPS; i++) {
      double angle = Math.PI / 2 * i / ARC_STEPS;
      double dy = r - r * Math.sin(angle);
      points.append(
          box.x() + r - r * Math.cos(angle), upper ? box.y() + dy : box.y() + box.height() - dy);
    }
    for (int i = ARC_STEPS; i >= 0; i--) {
      double angle = Math.PI / 2 * i / ARC_STEPS;
      double dy = r - r * Math.sin(angle);
      points.append(
          box.x() + box.width() - r + r * Math.cos(angle),
          upper ? box.y() + dy : box.y() + box.height() - dy);
    }
    return points.line();
  }

  private static Polyline around(Box box) {
    Polyline upper = half(box, true);
    Polyline lower = half(box, false);
    PointBuffer points = new PointBuffer();
    for (int i = 0; i < upper.size(); i++) {
      points.append(upper.x(i), upper.y(i));
    }
    for (int i = lower.size() - 1; i >= 0; i--) {
      points.append(lower.x(i), lower.y(i));
    }
    points.append(upper.x(0), upper.y(0));
    return points.line();
  }

  /** A diamond; {@code fill} may be the ground's colour. */
  static void diamond(Brush brush, double x, double y, double radius, Color line, Color fill) {
    polygon(
        brush,
        new double[] {x, x + radius, x, x - radius},
        new double[] {y - radius, y, y + radius, y},
        line,
        fill);
  }

  /** The mark of a trial by who proposed it. */
  static void shape(
      Brush brush, double x, double y, double size, ProposerKind kind, Color line, Color fill) {
    double r = size / 2;
    switch (kind) {
      case LANGUAGE_MODEL -> {
        brush.disc(x, y, size + 1.5, fill);
        brush.line(circle(x, y, r), line, 1.5, Brush.SOLID);
      }
      case SURROGATE ->
          polygon(
              brush,
              new double[] {x - r, x + r, x + r, x - r},
              new double[] {y - r, y - r, y + r, y + r},
              line,
              fill);
      case PERSON -> diamond(brush, x, y, r * 1.3, line, fill);
      case VARIATION ->
          polygon(
              brush,
              new double[] {x - r * 1.1, x, x + r * 1.1},
              new double[] {y + r * 0.9, y - r * 1.1, y + r * 0.9},
              line,
              fill);
      case RANDOM -> {
        stroke(brush, x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8, line);
        stroke(brush, x - r * 0.8, y + r * 0.8, x + r * 0.8, y - r * 0.8, line);
      }
    }
  }

  private static void stroke(
      Brush brush, double fromX, double fromY, double toX, double toY, Color colour) {
    brush.line(
        Polyline.of(new double[] {fromX, toX}, new double[] {fromY, toY}),
        colour,
        1.75,
        Brush.SOLID);
  }

  private static Polyline circle(double x, double y, double radius) {
    PointBuffer points = new PointBuffer();
    for (int i = 0; i <= 24; i++) {
      double angle = Math.PI * 2 * i / 24;
      points.append(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    return points.line();
  }

  private static void polygon(Brush brush, double[] xs, double[] ys, Color line, Color fill) {
    int n = xs.length;
    // a band whose lower edge is a single point is a filled polygon
    Polyline first = Polyline.of(new double[] {xs[0]}, new double[] {ys[0]});
    double[] restX = new double[n - 1];
    double[] restY = new double[n - 1];
    for (int i = 1; i < n; i++) {
      restX[i - 1] = xs[n - i];
      restY[i - 1] = ys[n - i];
    }
    brush.band(first, Polyline.of(restX, restY), fill, fill.getOpacity());
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      double[] ex = {xs[i], xs[next]};
      double[] ey = {ys[i], ys[next]};
      brush.line(Polyline.of(ex, ey), line, 1.5, Brush.SOLID);
    }
  }
}
