package org.gennas.figure;

import org.gennas.figure.Lettering.Weight;

/** Paints the marks that all charts share: hairlines, lines, bands, rings and labels. */
public final class Brush {
  public static final double[] SOLID = {};
  public static final double[] DASHED = {5, 4};
  public static final double[] DOTTED = {2, 4};

  /** A text of a figure. */
  public static final Lettering PLAIN = new Lettering(Weight.REGULAR, 11);

  /** A text of a figure that is set off from others. */
  public static final Lettering STRONG = new Lettering(Weight.SEMIBOLD, 11);

  private static final double[] GUESS = {3, 3};
  private static final double[][] ROUNDS = {SOLID, DASHED, {2, 3}, {9, 3, 2, 3}};
  private static final double LINE_PX = 2;
  private static final double RING_PX = 9;
  private static final double BAND = 0.15;

  private final Surface surface;
  private final Palette palette;

  /** Paints on a surface in a theme's colours. */
  public Brush(Surface surface, Palette palette) {
    this.surface = surface;
    this.palette = palette;
  }

  public Palette palette() {
    return palette;
  }

  public Surface surface() {
    return surface;
  }

  /**
   * The dashes of a finding's lines, which tell those apart that have the same colour.
   *
   * @param index position among the study's findings, from 0
   */
  public static double[] dashes(int index) {
    return ROUNDS[index / Palette.FINDINGS % ROUNDS.length];
  }

  public double width(String text, boolean strong) {
    return surface.width(text, strong ? STRONG : PLAIN);
  }

  public void text(String text, double x, double y, Anchor anchor, Colour colour) {
    write(text, x, y, anchor, colour, PLAIN);
  }

  public void strongText(String text, double x, double y, Anchor anchor, Colour colour) {
    write(text, x, y, anchor, colour, STRONG);
  }

  private void write(
      String text, double x, double y, Anchor anchor, Colour colour, Lettering lettering) {
    surface.text(text, Math.round(x), Math.round(y), anchor, lettering, colour);
  }

  public void turnedText(String text, double x, double y, Colour colour) {
    surface.save();
    surface.translate(Math.round(x), Math.round(y));
    surface.rotate(-90);
    write(text, 0, 0, Anchor.MIDDLE, colour, PLAIN);
    surface.restore();
  }

  public void horizontal(double y, double from, double to, Colour colour, double[] dashes) {
    double at = Math.round(y) + 0.5;
    surface.line(from, at, to, at, new Stroke(colour, 1, dashes));
  }

  public void vertical(double x, double from, double to, Colour colour, double[] dashes) {
    double at = Math.round(x) + 0.5;
    surface.line(at, from, at, to, new Stroke(colour, 1, dashes));
  }

  /** The line of a random guess. */
  public void diagonal(double fromX, double fromY, double toX, double toY, Colour colour) {
    surface.line(fromX, fromY, toX, toY, new Stroke(colour, 1, GUESS));
  }

  public void rectangle(double x, double y, double width, double height, Colour fill) {
    surface.rectangle(new PlotArea(x, y, x + width, y + height), 0, fill);
  }

  public void line(Polyline px, Colour colour, double[] dashes) {
    line(px, colour, LINE_PX, dashes);
  }

  public void line(Polyline px, Colour colour, double thickness, double[] dashes) {
    surface.path(Decimation.perPixel(px), new Stroke(colour, thickness, dashes));
  }

  public void band(Polyline lowPx, Polyline highPx, Colour colour) {
    band(lowPx, highPx, colour, BAND);
  }

  /** Two lines and what lies between them. */
  public void band(Polyline lowPx, Polyline highPx, Colour colour, double opacity) {
    int n = lowPx.size() + highPx.size();
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < lowPx.size(); i++) {
      xs[i] = lowPx.x(i);
      ys[i] = lowPx.y(i);
    }
    for (int i = 0; i < highPx.size(); i++) {
      xs[n - 1 - i] = highPx.x(i);
      ys[n - 1 - i] = highPx.y(i);
    }
    surface.area(Polyline.of(xs, ys), colour.faded(opacity));
  }

  public void dot(double x, double y, Colour colour) {
    surface.disc(x, y, 4, palette.card());
    surface.disc(x, y, 3, colour);
  }

  /** A filled circle. */
  public void disc(double x, double y, double diameter, Colour colour) {
    surface.disc(x, y, diameter / 2, colour);
  }

  public void ring(double x, double y, Colour colour) {
    ring(x, y, colour, RING_PX, 2);
  }

  public void ring(double x, double y, Colour colour, double size, double thickness) {
    surface.disc(x, y, size / 2, palette.card());
    surface.circle(x, y, size / 2, new Stroke(colour, thickness, SOLID));
  }
}
