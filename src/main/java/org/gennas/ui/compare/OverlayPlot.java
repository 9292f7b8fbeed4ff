package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;
import org.gennas.ui.chart.XyCurve;

/**
 * The curves of the compared trials over each other, each with its letter's colour and dash. ROC
 * curves lie close: a part of them is shown enlarged, with bands, in the empty lower right. The
 * precision-recall plot names the lines, since there the lower left is empty.
 */
final class OverlayPlot extends ChartCanvas {
  private static final double LEFT = 46;
  private static final double RIGHT = 10;
  private static final double TOP = 8;
  private static final double BOTTOM = 38;
  private static final double NEAR_PX = 12;
  private static final double KEY = 24;
  private static final double LEGEND_ROW = 18;
  private static final double LEAST_ROW = 13;
  private static final double PREVALENCE_SHARE = 0.42;

  /** Which of the two plots it is. */
  enum Kind {
    ROC,
    PRECISION_RECALL
  }

  /**
   * A line.
   *
   * @param name such as T-11
   * @param value the area below the line, or the average precision
   */
  record Line(
      int place, String name, OptionalDouble value, Polyline points, Optional<XyCurve.Band> band) {}

  /**
   * What is plotted.
   *
   * @param finding whose curves they are
   * @param level height of a dotted line across, the prevalence
   * @param highlighted place of the line that is set off
   */
  record Shown(List<Line> lines, String finding, OptionalDouble level, OptionalInt highlighted) {
    Shown {
      lines = List.copyOf(lines);
    }
  }

  private final Kind kind;
  private final CompareText text;
  private Shown shown = new Shown(List.of(), "", OptionalDouble.empty(), OptionalInt.empty());
  private PlotArea area = new PlotArea(0, 0, 0, 0);

  OverlayPlot(ObservableValue<Palette> palette, Kind kind, CompareText text) {
    super(palette);
    this.kind = kind;
    this.text = text;
  }

  void show(Shown now) {
    shown = now;
    requestPaint();
  }

  private String xTitle() {
    return text.get(kind == Kind.ROC ? "compare.fpr" : "compare.recall");
  }

  private String yTitle() {
    return text.get(kind == Kind.ROC ? "compare.sensitivity" : "compare.precision");
  }

  private LinearScale x() {
    return new LinearScale(0, 1, area.left(), area.right());
  }

  private LinearScale y() {
    return new LinearScale(0, 1, area.bottom(), area.top());
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    area = new PlotArea(LEFT, TOP, width - RIGHT, height - BOTTOM);
    if (!area.isUsable()) {
      return;
    }
    new Axes(brush, area, x(), y()).square(AxisTicks.within(0, 1, 4).marks(), xTitle(), yTitle());
    Palette palette = brush.palette();
    if (kind == Kind.ROC) {
      brush.diagonal(area.left(), area.bottom(), area.right(), area.top(), palette.axis());
    }
    shown.level().ifPresent(level -> paintLevel(brush, level));
    paintBands(brush);
    inOrder().forEach(line -> paintLine(brush, line, line.points().on(x(), y())));
    if (kind == Kind.PRECISION_RECALL) {
      paintLegend(brush);
    } else {
      Inset.of(area, shown.lines()).ifPresent(inset -> paintInset(brush, inset));
    }
  }

  /** The line that is set off comes last, so that it lies on top. */
  private List<Line> inOrder() {
    List<Line> order = new ArrayList<>(shown.lines());
    order.sort(java.util.Comparator.comparing(line -> isLit(line) && isAnyLit()));
    return order;
  }

  private boolean isAnyLit() {
    return shown.highlighted().isPresent();
  }

  private boolean isLit(Line line) {
    return shown.highlighted().isEmpty() || shown.highlighted().getAsInt() == line.place();
  }

  private void paintLevel(Brush brush, double level) {
    Palette palette = brush.palette();
    double y = y().px(level);
    brush.horizontal(y, area.left(), area.right(), palette.axis(), new double[] {3, 3});
    String number = String.format(Locale.ROOT, "%.2f", level);
    String words = text.format("compare.prevalence", number);
    // the legend takes the left part
    words = brush.width(words, false) < area.width() * PREVALENCE_SHARE ? words : number;
    // the curve ends on the line at the right edge, so that below it is room
    double below = y + 9 < area.bottom() - 2 ? y + 9 : y - 9;
    brush.text(words, area.right() - 4, below, Anchor.END, palette.muted());
  }

  /** Two bands over each other still tell apart; more only where one line is set off. */
  private void paintBands(Brush brush) {
    boolean few = kind == Kind.PRECISION_RECALL && shown.lines().size() <= 2;
    if (few || isAnyLit()) {
      for (Line line : shown.lines()) {
        if (isLit(line)) {
          line.band().ifPresent(band -> paintBand(brush, line, band, x(), y()));
        }
      }
    }
  }

  private void paintBand(Brush brush, Line line, XyCurve.Band band, LinearScale x, LinearScale y) {
    double opacity = shown.lines().size() > 2 && !isAnyLit() ? 0.10 : 0.15;
    Colour colour = Letters.line(brush.palette(), line.place());
    brush.band(band.low().on(x, y), band.high().on(x, y), colour, opacity);
  }

  private void paintLine(Brush brush, Line line, Polyline px) {
    Colour colour = Letters.line(brush.palette(), line.place());
    brush.line(px, isLit(line) ? colour : colour.faded(0.3), Letters.dashes(line.place()));
  }

  private void paintInset(Brush brush, Inset inset) {
    Palette palette = brush.palette();
    PlotArea from = inset.from(x(), y());
    PlotArea to = inset.room();
    frame(brush, from, palette.token("subtle"));
    Colour thread = palette.axis();
    brush.line(segment(from.left(), from.bottom(), to.left(), to.bottom()), thread, 1, Brush.SOLID);
    brush.line(segment(from.right(), from.top(), to.right(), to.top()), thread, 1, Brush.SOLID);
    brush.rectangle(to.left(), to.top(), to.width(), to.height(), palette.card());
    LinearScale x = inset.x();
    LinearScale y = inset.y();
    for (Line line : shown.lines()) {
      if (isLit(line) && line.band().isPresent()) {
        XyCurve.Band band = line.band().get();
        Colour colour = Letters.line(palette, line.place());
        brush.band(inset.part(band.low()).on(x, y), inset.part(band.high()).on(x, y), colour, 0.13);
      }
    }
    inOrder().forEach(line -> paintLine(brush, line, inset.part(line.points()).on(x, y)));
    frame(brush, to, palette.token("subtle"));
    String words = text.format("compare.enlarged", inset.range());
    words = brush.width(words, false) < to.width() - 12 ? words : inset.range();
    if (brush.width(words, false) < to.width() - 12) {
      brush.text(words, to.right() - 6, to.bottom() - 10, Anchor.END, palette.muted());
    }
  }

  private static void frame(Brush brush, PlotArea at, Colour colour) {
    brush.horizontal(at.top(), at.left(), at.right(), colour, Brush.SOLID);
    brush.horizontal(at.bottom(), at.left(), at.right(), colour, Brush.SOLID);
    brush.vertical(at.left(), at.top(), at.bottom(), colour, Brush.SOLID);
    brush.vertical(at.right(), at.top(), at.bottom(), colour, Brush.SOLID);
  }

  private static Polyline segment(double fromX, double fromY, double toX, double toY) {
    return Polyline.of(new double[] {fromX, toX}, new double[] {fromY, toY});
  }

  private void paintLegend(Brush brush) {
    if (shown.lines().isEmpty()) {
      return;
    }
    String head = text.format("compare.legend", shown.finding());
    double names = brush.width(head, false) - KEY - 6;
    for (Line line : shown.lines()) {
      names = Math.max(names, brush.width(named(line), false) + 16 + brush.width("0.000", true));
    }
    double width = KEY + 6 + names;
    double left = area.left() + 12;
    MarkerShapes.Box box = legendPlace(left, width);
    double row = box.height() / (shown.lines().size() + 1);
    Palette palette = brush.palette();
    Colour ground = palette.card().faded(0.86);
    brush.rectangle(left - 6, box.y(), width + 12, box.height(), ground);
    brush.text(head, left, box.y() + row / 2, Anchor.START, palette.muted());
    for (int i = 0; i < shown.lines().size(); i++) {
      Line line = shown.lines().get(i);
      double y = box.y() + row * (i + 1.5);
      paintLine(brush, line, segment(left, y, left + KEY, y));
      brush.text(named(line), left + KEY + 6, y, Anchor.START, palette.fg());
      brush.strongText(exact(line.value()), left + width, y, Anchor.END, palette.fg());
    }
  }

  /**
   * Between the curves and the prevalence where that is high enough, else down to the axis; tighter
   * where even that is not.
   */
  private MarkerShapes.Box legendPlace(double left, double width) {
    int rows = shown.lines().size() + 1;
    double ceiling = area.top();
    for (Line line : shown.lines()) {
      for (int i = 0; i < line.points().size(); i++) {
        double px = x().px(line.points().x(i));
        if (px >= left - 6 && px <= left + width + 6) {
          ceiling = Math.max(ceiling, y().px(line.points().y(i)) + 5);
        }
      }
    }
    double level = shown.level().isPresent() ? y().px(shown.level().getAsDouble()) : area.bottom();
    double high = LEGEND_ROW * rows;
    double floor = level - ceiling > high + 8 ? level - 8 : area.bottom() - 3;
    high = Math.min(high, Math.max(LEAST_ROW * rows, floor - ceiling));
    return new MarkerShapes.Box(left, floor - high, width, high, 0);
  }

  private static String named(Line line) {
    return Letters.of(line.place()) + " " + line.name();
  }

  private String exact(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.3f", value.getAsDouble())
        : text.get("compare.undefined");
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    if (!area.isUsable() || !area.contains(x, y)) {
      return Optional.empty();
    }
    double least = NEAR_PX;
    Optional<Hover> nearest = Optional.empty();
    for (Line line : shown.lines()) {
      for (int i = 0; i < line.points().size(); i++) {
        double px = x().px(line.points().x(i));
        double py = y().px(line.points().y(i));
        double distance = Math.hypot(px - x, py - y);
        if (distance < least) {
          least = distance;
          nearest = Optional.of(new Hover(px, py, words(line, i)));
        }
      }
    }
    return nearest;
  }

  private String words(Line line, int index) {
    return String.format(
        Locale.ROOT,
        "%s%n%s %.3f%n%s %.3f",
        named(line),
        xTitle(),
        line.points().x(index),
        yTitle(),
        line.points().y(index));
  }

  @Override
  public String figureTitle() {
    return text.format(
        kind == Kind.ROC ? "compare.roc.title" : "compare.pr.title", shown.finding());
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("trial", "part", "x", "y");
    for (Line line : shown.lines()) {
      rows(table, line.name(), "line", line.points());
      line.band()
          .ifPresent(
              band -> {
                rows(table, line.name(), "low", band.low());
                rows(table, line.name(), "high", band.high());
              });
    }
    return table.build();
  }

  private static void rows(FigureTable.Builder table, String name, String part, Polyline points) {
    for (int i = 0; i < points.size(); i++) {
      table.row(name, part, points.x(i), points.y(i));
    }
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder(figureTitle());
    for (Line line : shown.lines()) {
      words.append("; ").append(named(line)).append(' ').append(exact(line.value()));
    }
    return words.toString();
  }
}
