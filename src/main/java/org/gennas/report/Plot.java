package org.gennas.report;

import java.util.Locale;

/**
 * A chart as inline SVG in the hand of the workbench: a bottom axis, hairlines, 2 px lines, pale
 * bands. What is added later lies above. Confined to one thread.
 */
final class Plot {
  private static final int LEFT = 42;
  private static final int RIGHT = 16;
  private static final int TOP = 10;
  private static final int BOTTOM = 38;

  /** Points nearer than this to the one before would not be seen, in px. */
  private static final double VISIBLE = 0.3;

  private final Axis x;
  private final Axis y;
  private final double width;
  private final double height;
  private final Markup out = new Markup();

  /**
   * @param width of the whole picture in px
   * @param height of the whole picture in px
   * @param name what the chart shows, for those who cannot see it
   * @param bothGrids whether to rule the x axis too
   */
  Plot(int width, int height, Axis x, Axis y, String name, boolean bothGrids) {
    this.x = x;
    this.y = y;
    this.width = width - LEFT - RIGHT;
    this.height = height - TOP - BOTTOM;
    Svg.open(out, width, height, name);
    frame(bothGrids);
  }

  private void frame(boolean bothGrids) {
    for (double tick : y.ticks()) {
      double at = py(tick);
      rule(Svg.GRID, LEFT, at, LEFT + width, at);
      words(LEFT - 7, at + 4, "end", Svg.MUTED, false, y.label(tick));
    }
    for (double tick : x.ticks()) {
      double at = px(tick);
      if (bothGrids) {
        rule(Svg.GRID, at, TOP, at, TOP + height);
      }
      words(at, TOP + height + 16, "middle", Svg.MUTED, false, x.label(tick));
    }
    rule(Svg.AXIS, LEFT, TOP + height, LEFT + width, TOP + height);
    words(LEFT + width / 2, TOP + height + 33, "middle", Svg.MUTED, false, x.title());
    if (!y.title().isEmpty()) {
      double middle = TOP + height / 2;
      out.element(
          "text",
          y.title(),
          "fill",
          Svg.MUTED,
          "text-anchor",
          "middle",
          "transform",
          "translate(11 " + number(middle) + ") rotate(-90)");
    }
  }

  /** Straight lines through points. */
  Plot line(double[] xs, double[] ys, String colour, String dash, double stroke) {
    return path(xs, ys, false, colour, dash, stroke);
  }

  /** Steps: each height is reached by a vertical at the x of the point before. */
  Plot steps(double[] xs, double[] ys, String colour, String dash, double stroke) {
    return path(xs, ys, true, colour, dash, stroke);
  }

  private Plot path(
      double[] xs, double[] ys, boolean steps, String colour, String dash, double stroke) {
    StringBuilder path = new StringBuilder();
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < xs.length; i++) {
      double atX = px(xs[i]);
      double atY = py(ys[i]);
      boolean near = Math.abs(atX - lastX) < VISIBLE && Math.abs(atY - lastY) < VISIBLE;
      if (i > 0 && i < xs.length - 1 && near) {
        continue;
      }
      if (i > 0 && steps) {
        path.append('V').append(number(atY)).append('H').append(number(atX));
      } else {
        path.append(i == 0 ? 'M' : 'L').append(number(atX)).append(' ').append(number(atY));
      }
      lastX = atX;
      lastY = atY;
    }
    if (xs.length > 0) {
      out.empty(
          "path",
          "d",
          path.toString(),
          "fill",
          "none",
          "stroke",
          colour,
          "stroke-width",
          number(stroke),
          "stroke-linejoin",
          "round",
          "stroke-dasharray",
          dash.isEmpty() ? "none" : dash);
    }
    return this;
  }

  /** A pale area between two heights. */
  Plot band(double[] xs, double[] low, double[] high, String colour) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(number(px(xs[i]))).append(' ');
      path.append(number(py(high[i])));
    }
    for (int i = xs.length - 1; i >= 0; i--) {
      path.append('L').append(number(px(xs[i]))).append(' ').append(number(py(low[i])));
    }
    out.empty("path", "d", path.append('Z').toString(), "fill", colour, "fill-opacity", "0.14");
    return this;
  }

  /** A ring, or a filled dot. */
  Plot mark(double atX, double atY, String colour, boolean filled, String tooltip) {
    out.open(
        "circle",
        "cx",
        number(px(atX)),
        "cy",
        number(py(atY)),
        "r",
        filled ? "4.5" : "4",
        "fill",
        filled ? colour : Svg.CARD,
        "stroke",
        colour,
        "stroke-width",
        "1.75");
    if (!tooltip.isEmpty()) {
      out.element("title", tooltip);
    }
    out.close();
    return this;
  }

  /** A dotted level across the chart. */
  Plot level(double atY, String colour) {
    return line(new double[] {x.low(), x.high()}, new double[] {atY, atY}, colour, "1.5 3.5", 1.25);
  }

  /** A dotted vertical through the chart. */
  Plot upright(double atX, String colour) {
    return line(new double[] {atX, atX}, new double[] {y.low(), y.high()}, colour, "1.5 3.5", 1.25);
  }

  /**
   * Words at a place of the chart.
   *
   * @param dx moved right by so many px
   * @param dy moved down by so many px
   * @param anchor "start", "middle" or "end"
   */
  Plot label(
      double atX, double atY, double dx, double dy, String anchor, String colour, String text) {
    words(px(atX) + dx, py(atY) + dy, anchor, colour, true, text);
    return this;
  }

  /** A line of a legend whose right lower corner is that of the chart; row 0 is the lowest. */
  Plot legend(int row, int rows, int width, String colour, String dash, String name, String value) {
    double right = LEFT + this.width - 8;
    double top = TOP + height - 8 - 17.0 * (rows - row);
    double left = right - width;
    out.empty(
        "rect",
        "x",
        number(left - 5),
        "y",
        number(top - 1),
        "width",
        number(width + 9.0),
        "height",
        "18",
        "fill",
        Svg.CARD,
        "fill-opacity",
        "0.82");
    out.empty(
        "path",
        "d",
        "M" + number(left) + " " + number(top + 8) + "h16",
        "stroke",
        colour,
        "stroke-width",
        "2",
        "stroke-dasharray",
        dash.isEmpty() ? "none" : dash);
    words(left + 22, top + 12, "start", Svg.INK, false, name);
    words(right, top + 12, "end", Svg.INK, true, value);
    return this;
  }

  /** The picture. */
  Markup finished() {
    out.close();
    return out;
  }

  private void rule(String colour, double x1, double y1, double x2, double y2) {
    out.empty(
        "line",
        "stroke",
        colour,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  private void words(
      double atX, double atY, String anchor, String colour, boolean strong, String text) {
    if (!text.isEmpty()) {
      Svg.text(out, atX, atY, anchor, colour, strong, text);
    }
  }

  private double px(double value) {
    return LEFT + width * x.place(value);
  }

  private double py(double value) {
    return TOP + height * (1 - y.place(value));
  }

  static String number(double value) {
    return Words.plain(Double.parseDouble(String.format(Locale.ROOT, "%.2f", value)) + 0.0, 2);
  }
}
