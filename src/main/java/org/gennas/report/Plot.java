package org.gennas.report;

import org.gennas.figure.Anchor;
import org.gennas.figure.Axes;
import org.gennas.figure.AxisRange;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;
import org.gennas.figure.SvgSurface;

/** A chart within the report. What is added later lies above. Confined to one thread. */
final class Plot {
  private static final Palette PALETTE = Palette.light();
  private static final double LEFT = 44;
  private static final double RIGHT = 16;
  private static final double TOP = 10;
  private static final double BOTTOM = 38;
  private static final double LEGEND_ROW = 17;
  private static final double LEGEND_KEY = 16;

  private final SvgSurface surface;
  private final Brush brush;
  private final AxisRange xRange;
  private final AxisRange yRange;
  private final PlotArea area;
  private final LinearScale x;
  private final LinearScale y;

  private Plot(int width, int height, AxisRange xRange, AxisRange yRange, String name) {
    this.surface = new SvgSurface(width, height, name);
    this.brush = new Brush(surface, PALETTE);
    this.xRange = xRange;
    this.yRange = yRange;
    this.area = new PlotArea(LEFT, TOP, width - RIGHT, height - BOTTOM);
    this.x = xRange.scale(area.left(), area.right());
    this.y = yRange.scale(area.bottom(), area.top());
  }

  private Axes axes() {
    return new Axes(brush, area, x, y);
  }

  /**
   * A chart of something over something else.
   *
   * @param width of the whole picture, px
   * @param height of the whole picture, px
   * @param name what the chart shows, for those who cannot see it
   */
  static Plot over(int width, int height, AxisRange x, AxisRange y, String xTitle, String name) {
    Plot plot = new Plot(width, height, x, y, name);
    plot.axes().across(y.ticks().marks());
    plot.axes().numbers(x.ticks().marks());
    plot.axes().bottom();
    plot.axes().title(xTitle);
    return plot;
  }

  /** A chart of two shares, each 0 to 1. */
  static Plot square(int width, int height, String xTitle, String yTitle, String name) {
    AxisRange unit = AxisRange.fixed(0, 1, 5);
    Plot plot = new Plot(width, height, unit, unit, name);
    plot.axes().square(unit.ticks().marks(), xTitle, yTitle);
    return plot;
  }

  Palette palette() {
    return PALETTE;
  }

  /** The line of a random guess, or of probabilities that are right. */
  void diagonal() {
    brush.diagonal(area.left(), area.bottom(), area.right(), area.top(), PALETTE.axis());
  }

  /** Straight lines through points. */
  void line(Polyline points, Colour colour, double[] dashes, double stroke) {
    brush.line(points.on(x, y), colour, stroke, dashes);
  }

  /** A pale area between two heights. */
  void band(Polyline low, Polyline high, Colour colour) {
    brush.band(low.on(x, y), high.on(x, y), colour);
  }

  /** A ring that words explain. */
  void ring(double atX, double atY, Colour colour, String words) {
    surface.explained(words, () -> brush.ring(x.px(atX), y.px(atY), colour, 8, 1.75));
  }

  /** A filled dot that words explain. */
  void dot(double atX, double atY, Colour colour, String words) {
    surface.explained(words, () -> brush.disc(x.px(atX), y.px(atY), 10, colour));
  }

  /** A dotted level across the chart. */
  void level(double atY, Colour colour) {
    brush.horizontal(y.px(atY), area.left(), area.right(), colour, Brush.DOTTED);
  }

  /** A dotted vertical through the chart. */
  void upright(double atX, Colour colour) {
    brush.vertical(x.px(atX), area.top(), area.bottom(), colour, Brush.DOTTED);
  }

  /** Whether a level lies on the chart. */
  boolean holds(double atY) {
    return atY >= yRange.low() && atY <= yRange.high();
  }

  /** The last value of the level axis. */
  double end() {
    return xRange.high();
  }

  /**
   * Words beside a place of the chart, on the side where there is room.
   *
   * @param above moved up by so many px
   */
  void label(double atX, double atY, double above, Colour colour, String text) {
    boolean right = x.px(atX) + 8 + brush.width(text, true) < area.right();
    double px = x.px(atX) + (right ? 8 : -8);
    brush.strongText(text, px, y.px(atY) - above, right ? Anchor.START : Anchor.END, colour);
  }

  /** Words on a dotted level, at its right end. */
  void levelLabel(double atY, Colour colour, String text) {
    brush.strongText(text, area.right() - 4, y.px(atY) - 8, Anchor.END, colour);
  }

  /** A line of a legend whose right lower corner is that of the chart; row 0 is the uppermost. */
  void legend(int row, int rows, int width, int finding, String name, String value) {
    double right = area.right() - 8;
    double left = right - width;
    double middle = area.bottom() - 8 - LEGEND_ROW * (rows - row) + LEGEND_ROW / 2;
    Colour ground = PALETTE.card().faded(0.82);
    brush.rectangle(left - 5, middle - LEGEND_ROW / 2, width + 9, LEGEND_ROW, ground);
    double[] ends = {left, left + LEGEND_KEY};
    Polyline key = Polyline.of(ends, new double[] {middle, middle});
    brush.line(key, PALETTE.finding(finding), Brush.dashes(finding));
    brush.text(name, left + LEGEND_KEY + 6, middle, Anchor.START, PALETTE.fg());
    brush.strongText(value, right, middle, Anchor.END, PALETTE.fg());
  }

  /** The picture. */
  SvgSurface finished() {
    return surface;
  }
}
