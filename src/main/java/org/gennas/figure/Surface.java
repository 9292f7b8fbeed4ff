package org.gennas.figure;

import java.awt.image.BufferedImage;

/**
 * What a {@link Brush} paints on: the screen, a vector drawing or pixels. Lengths in px from the
 * upper left corner.
 */
public interface Surface extends Ruler {
  void line(double fromX, double fromY, double toX, double toY, Stroke stroke);

  /** Straight lines through points; NaN as y breaks them. */
  void path(Polyline points, Stroke stroke);

  /** A filled polygon. */
  void area(Polyline corners, Colour fill);

  /** With corners of that radius; 0 for sharp ones. */
  void rectangle(PlotArea at, double radius, Colour fill);

  /** The edge alone. */
  void rectangle(PlotArea at, double radius, Stroke edge);

  void disc(double x, double y, double radius, Colour fill);

  void circle(double x, double y, double radius, Stroke edge);

  /** One line of text, centred about its height. */
  void text(String text, double x, double y, Anchor anchor, Lettering lettering, Colour colour);

  void image(BufferedImage image, PlotArea at);

  /**
   * Paints something that words explain to whoever points at it, where the surface can show them.
   */
  default void explained(String words, Runnable painting) {
    painting.run();
  }

  /** Cuts what follows to a rectangle, until {@link #restore()}. */
  void clip(PlotArea to);

  /** Remembers clip and transform. */
  void save();

  /** Takes back what has changed since {@link #save()}. */
  void restore();

  void translate(double x, double y);

  /** Clockwise about the origin. */
  void rotate(double degrees);

  void scale(double x, double y);
}
