package org.gennas.ui.compare;

import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;
import org.gennas.figure.Stroke;

/** Small marks of this screen's figures, made of what a brush can paint. */
final class MarkerShapes {
  private MarkerShapes() {}

  /** The letter of a compared trial on its disc. */
  static void letter(Brush brush, double x, double y, int place, double diameter) {
    brush.disc(x, y, diameter, Letters.strong(brush.palette(), place));
    Colour ink = Letters.onDisc(brush.palette());
    brush.strongText(Letters.of(place), x, y, Anchor.MIDDLE, ink);
  }

  /** A rectangle with round corners: filled, then outlined. */
  static void box(
      Brush brush, Box box, Colour fill, Colour outline, double thickness, double[] dashes) {
    box(brush, box, fill);
    brush.surface().rectangle(box.area(), box.radius(), new Stroke(outline, thickness, dashes));
  }

  /** A filled rectangle with round corners. */
  static void box(Brush brush, Box box, Colour fill) {
    brush.surface().rectangle(box.area(), box.radius(), fill);
  }

  /**
   * A rectangle, px.
   *
   * @param radius of its corners
   */
  record Box(double x, double y, double width, double height, double radius) {
    boolean contains(double px, double py) {
      return area().contains(px, py);
    }

    private PlotArea area() {
      return new PlotArea(x, y, x + width, y + height);
    }
  }

  /** A diamond; {@code fill} may be the ground's colour. */
  static void diamond(Brush brush, double x, double y, double radius, Colour line, Colour fill) {
    polygon(
        brush,
        new double[] {x, x + radius, x, x - radius},
        new double[] {y - radius, y, y + radius, y},
        line,
        fill);
  }

  /** The mark of a trial by who proposed it. */
  static void shape(
      Brush brush, double x, double y, double size, ProposerKind kind, Colour line, Colour fill) {
    double r = size / 2;
    switch (kind) {
      case LANGUAGE_MODEL -> {
        brush.disc(x, y, size + 1.5, fill);
        brush.surface().circle(x, y, r, new Stroke(line, 1.5, Brush.SOLID));
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
      Brush brush, double fromX, double fromY, double toX, double toY, Colour colour) {
    brush.surface().line(fromX, fromY, toX, toY, new Stroke(colour, 1.75, Brush.SOLID));
  }

  private static void polygon(Brush brush, double[] xs, double[] ys, Colour line, Colour fill) {
    brush.surface().area(Polyline.of(xs, ys), fill);
    for (int i = 0; i < xs.length; i++) {
      int next = (i + 1) % xs.length;
      brush.surface().line(xs[i], ys[i], xs[next], ys[next], new Stroke(line, 1.5, Brush.SOLID));
    }
  }
}
