package org.gennas.ui.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Anchor;
import org.gennas.figure.Axes;
import org.gennas.figure.AxisTicks;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;

/**
 * ROC or precision-recall curves: both axes 0 to 1, both grids, confidence bands, rings at
 * operating points, dotted lines at the prevalence. Lines are named in a legend beyond three, since
 * ROC curves cross.
 */
public final class XyPlot extends ChartCanvas {
  private static final double LEFT = 46;
  private static final double RIGHT = 12;
  private static final double TOP = 8;
  private static final double BOTTOM = 38;
  private static final double LEGEND_ROW = 18;
  private static final double LEGEND_KEY = 14;
  private static final double LEGEND_SHARE = 0.72;
  private static final double NEAR_PX = 14;
  private static final double RING_PX = 7;
  private static final int TICKS = 5;

  /** What is plotted. */
  public enum Kind {
    /** With the diagonal of a random guess; legend below it on the right. */
    ROC,
    /** Legend, if any, at the lower left. */
    PRECISION_RECALL
  }

  /** Whether the plot names its lines. */
  public enum Legend {
    /** For ROC curves of this plot and of a neighbour with the same colours. */
    SHOWN,
    /** A neighbour names them. */
    NONE
  }

  private final Kind kind;
  private final Legend legend;
  private final String title;
  private final String xTitle;
  private final String yTitle;
  private List<XyCurve> curves = List.of();
  private PlotArea area = new PlotArea(0, 0, 0, 0);

  /**
   * A plot without lines.
   *
   * @param palette colours, which may change
   * @param title begins the description; it is not painted
   * @param xTitle below the horizontal axis
   * @param yTitle beside the vertical axis
   */
  public XyPlot(
      ObservableValue<Palette> palette,
      Kind kind,
      Legend legend,
      String title,
      String xTitle,
      String yTitle) {
    super(palette);
    this.kind = kind;
    this.legend = legend;
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  /** Shows these curves; the first is painted first. */
  public void show(List<XyCurve> shown) {
    curves = List.copyOf(shown);
    requestPaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    area = new PlotArea(LEFT, TOP, width - RIGHT, height - BOTTOM);
    if (!area.isUsable()) {
      return;
    }
    new Axes(brush, area, x(), y()).square(AxisTicks.within(0, 1, TICKS).marks(), xTitle, yTitle);
    if (kind == Kind.ROC) {
      brush.diagonal(area.left(), area.bottom(), area.right(), area.top(), brush.palette().axis());
    }
    for (XyCurve curve : curves) {
      Colour colour = brush.palette().finding(curve.series());
      curve
          .level()
          .ifPresent(
              l -> brush.horizontal(y().px(l), area.left(), area.right(), colour, Brush.DOTTED));
      curve.band().ifPresent(b -> brush.band(b.low().on(x(), y()), b.high().on(x(), y()), colour));
    }
    for (XyCurve curve : curves) {
      Colour colour = brush.palette().finding(curve.series());
      brush.line(curve.line().on(x(), y()), colour, Brush.dashes(curve.series()));
    }
    for (XyCurve curve : curves) {
      Colour colour = brush.palette().finding(curve.series());
      curve.operatingPoint().ifPresent(p -> brush.ring(x().px(p.x()), y().px(p.y()), colour));
    }
    if (legend == Legend.SHOWN && !curves.isEmpty()) {
      paintLegend(brush);
    }
  }

  private LinearScale x() {
    return new LinearScale(0, 1, area.left(), area.right());
  }

  private LinearScale y() {
    return new LinearScale(0, 1, area.bottom(), area.top());
  }

  private void paintLegend(Brush brush) {
    double full = curves.stream().mapToDouble(c -> brush.width(c.name(), false)).max().orElse(0);
    double notes = curves.stream().mapToDouble(c -> brush.width(c.note(), true)).max().orElse(0);
    // Where names would hide the curves, a neighbour with the same colours has to tell them.
    boolean named = notes == 0 || full + notes + LEGEND_KEY < area.width() * LEGEND_SHARE;
    double names = !named ? 0 : notes > 0 ? full + 12 : full;
    double width = LEGEND_KEY + 6 + names + notes;
    double height = curves.size() * LEGEND_ROW;
    double left = kind == Kind.ROC ? area.right() - width - 8 : area.left() + 10;
    double top = area.bottom() - height - (kind == Kind.ROC ? area.height() * 0.16 : 8);
    Colour ground = brush.palette().card().faded(0.85);
    brush.rectangle(left - 6, top - 2, width + 10, height + 4, ground);
    for (int i = 0; i < curves.size(); i++) {
      XyCurve curve = curves.get(i);
      double y = top + LEGEND_ROW * (i + 0.5);
      Polyline key = Polyline.of(new double[] {left, left + LEGEND_KEY}, new double[] {y, y});
      brush.line(key, brush.palette().finding(curve.series()), Brush.dashes(curve.series()));
      Colour ink = brush.palette().fg();
      if (named) {
        brush.text(curve.name(), left + LEGEND_KEY + 6, y, Anchor.START, ink);
      }
      brush.strongText(curve.note(), left + width, y, Anchor.END, ink);
    }
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    if (!area.isUsable() || !area.contains(x, y)) {
      return Optional.empty();
    }
    return ring(x, y).or(() -> point(x, y));
  }

  private Optional<Hover> ring(double x, double y) {
    for (XyCurve curve : curves) {
      Optional<XyCurve.Point> ring = curve.operatingPoint();
      if (ring.isPresent()) {
        double px = x().px(ring.get().x());
        double py = y().px(ring.get().y());
        if (Math.hypot(px - x, py - y) < RING_PX) {
          return Optional.of(new Hover(px, py, curve.name() + "\n" + ring.get().text()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Hover> point(double x, double y) {
    double least = NEAR_PX;
    Optional<XyCurve> nearest = Optional.empty();
    int index = -1;
    for (XyCurve curve : curves) {
      for (int i = 0; i < curve.line().size(); i++) {
        double px = x().px(curve.line().x(i));
        double py = y().px(curve.line().y(i));
        double distance = Math.hypot(px - x, py - y);
        if (distance < least) {
          least = distance;
          nearest = Optional.of(curve);
          index = i;
        }
      }
    }
    int at = index;
    return nearest.map(curve -> hover(curve, at));
  }

  private Hover hover(XyCurve curve, int index) {
    double vx = curve.line().x(index);
    double vy = curve.line().y(index);
    String text =
        String.format(Locale.ROOT, "%s%n%s %.3f%n%s %.3f", curve.name(), xTitle, vx, yTitle, vy);
    return new Hover(x().px(vx), y().px(vy), text);
  }

  @Override
  public String figureTitle() {
    return title;
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("curve", "part", "x", "y");
    for (XyCurve curve : curves) {
      rows(table, curve.name(), "line", curve.line());
      curve.band().ifPresent(b -> rows(table, curve.name(), "low", b.low()));
      curve.band().ifPresent(b -> rows(table, curve.name(), "high", b.high()));
      curve.operatingPoint().ifPresent(p -> table.row(curve.name(), "point", p.x(), p.y()));
    }
    return table.build();
  }

  private static void rows(FigureTable.Builder table, String name, String part, Polyline line) {
    for (int i = 0; i < line.size(); i++) {
      table.row(name, part, line.x(i), line.y(i));
    }
  }

  @Override
  public String describe() {
    StringBuilder text = new StringBuilder(title);
    for (XyCurve curve : curves) {
      text.append("; ").append(curve.name()).append(' ').append(curve.note());
      curve
          .operatingPoint()
          .ifPresent(p -> text.append(String.format(Locale.ROOT, " (%.3f, %.3f)", p.x(), p.y())));
    }
    return text.toString();
  }
}
