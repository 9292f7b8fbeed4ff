package org.gennas.ui.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Anchor;
import org.gennas.figure.AxisRange;
import org.gennas.figure.AxisTicks;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LabelStack;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.PointBuffer;
import org.gennas.figure.Polyline;
import org.gennas.figure.Ruler;
import org.gennas.figure.ThinnedLine;
import org.gennas.figure.Tick;

/**
 * Live curves over epochs: bottom axis only, horizontal hairlines, names at the lines' ends.
 * Training is dashed and grey, validation solid and blue, the best so far a dotted green line.
 */
public final class CurveChart extends ChartCanvas {
  private static final double LEAST_LEFT = 30;
  private static final double TICK_GAP = 6;
  private static final double LEAST_RIGHT = 12;
  private static final double LABEL_GAP = 6;
  private static final double LABEL_HEIGHT = 13;
  private static final double TITLE_HEIGHT = 24;
  private static final double AXIS_HEIGHT = 18;
  private static final double AXIS_TITLE_HEIGHT = 16;

  /** How a line looks and what stands at its end. */
  public enum Look {
    /** Solid blue, its name at the end. */
    VALIDATION,
    /** Solid blue with a point and the last value at the end. */
    VALIDATION_VALUE,
    /** Dashed grey, its name at the end. */
    TRAINING
  }

  /** A line of the chart; append to it and the chart follows. For the FX thread. */
  public final class Line {
    private final String name;
    private final Look look;
    private final PointBuffer points = new PointBuffer();
    private final ThinnedLine thinned = new ThinnedLine(points);

    private Line(String name, Look look) {
      this.name = name;
      this.look = look;
    }

    /** Appends a point; NaN where the value is not defined, which breaks the line. */
    public void append(double x, double y) {
      points.append(x, y);
      requestPaint();
    }

    /** Replaces all points. */
    public void set(Polyline line) {
      points.clear();
      thinned.reset();
      for (int i = 0; i < line.size(); i++) {
        points.append(line.x(i), line.y(i));
      }
      requestPaint();
    }

    /** Forgets all points. */
    public void clear() {
      points.clear();
      thinned.reset();
      requestPaint();
    }

    /** The number of points. */
    public int size() {
      return points.size();
    }
  }

  private record Level(double value, String name) {}

  private final String title;
  private final int decimals;
  private final List<Line> lines = new ArrayList<>();
  private final Ruler ruler = new FxRuler();
  private final Map<String, Double> widths = new HashMap<>();
  private double lastX = 1;
  private String axisTitle = "";
  private Optional<Level> best = Optional.empty();
  private Optional<Level> marked = Optional.empty();
  private Optional<Frame> frame = Optional.empty();

  private record Frame(PlotArea area, LinearScale x, LinearScale y) {}

  /**
   * A chart without lines.
   *
   * @param palette colours, which may change
   * @param title stands above the axis; also begins the description
   * @param decimals of the exact values
   */
  public CurveChart(ObservableValue<Palette> palette, String title, int decimals) {
    super(palette);
    this.title = title;
    this.decimals = decimals;
  }

  /** Adds a line; lines are painted in this order. */
  public Line addLine(String name, Look look) {
    Line line = new Line(name, look);
    lines.add(line);
    requestPaint();
    return line;
  }

  /** The number of epochs that the axis spans from 0, at least 1. */
  public void setLastX(double epochs) {
    double last = Math.max(1, epochs);
    if (last != lastX) {
      lastX = last;
      requestPaint();
    }
  }

  /** Text below the axis, none by default. */
  public void setAxisTitle(String text) {
    axisTitle = text;
    requestPaint();
  }

  /** A dotted green line across, such as the best of all trials; empty takes it away. */
  public void setBest(OptionalDouble value, String name) {
    Optional<Level> level =
        value.isPresent() ? Optional.of(new Level(value.getAsDouble(), name)) : Optional.empty();
    if (!level.equals(best)) {
      best = level;
      requestPaint();
    }
  }

  /** A dotted line upright at an epoch, such as the best one; empty takes it away. */
  public void setMarked(OptionalDouble epoch, String name) {
    marked =
        epoch.isPresent() ? Optional.of(new Level(epoch.getAsDouble(), name)) : Optional.empty();
    requestPaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    Palette palette = brush.palette();
    brush.strongText(title, 0, 8, Anchor.START, palette.fg());
    double bottom = height - AXIS_HEIGHT - (axisTitle.isEmpty() ? 0 : AXIS_TITLE_HEIGHT);
    PlotArea area =
        new PlotArea(left(bottom - TITLE_HEIGHT), TITLE_HEIGHT, width - right(), bottom);
    if (!area.isUsable()) {
      frame = Optional.empty();
      return;
    }
    LinearScale x = new LinearScale(0, lastX, area.left(), area.right());
    paintBottomAxis(brush, area, x);
    Optional<AxisRange> range = range(area.height());
    frame = range.map(r -> new Frame(area, x, r.scale(area.bottom(), area.top())));
    frame.ifPresent(f -> paintLines(brush, f, range.orElseThrow()));
  }

  private void paintBottomAxis(Brush brush, PlotArea area, LinearScale x) {
    Palette palette = brush.palette();
    brush.horizontal(area.bottom(), area.left(), area.right(), palette.axis(), Brush.SOLID);
    int wanted = (int) Math.max(1, Math.min(5, area.width() / 36));
    for (Tick tick : AxisTicks.whole(0, lastX, wanted).marks()) {
      double below = area.bottom() + 10;
      brush.text(tick.label(), x.px(tick.value()), below, Anchor.MIDDLE, palette.muted());
    }
    if (!axisTitle.isEmpty()) {
      double middle = (area.left() + area.right()) / 2;
      double y = area.bottom() + AXIS_HEIGHT + AXIS_TITLE_HEIGHT / 2 - 2;
      brush.text(axisTitle, middle, y, Anchor.MIDDLE, palette.muted());
    }
  }

  private void paintLines(Brush brush, Frame f, AxisRange range) {
    Palette palette = brush.palette();
    for (int i = 0; i < range.ticks().values().size(); i++) {
      double y = f.y.px(range.ticks().values().get(i));
      if (y < f.area.bottom() - 2) {
        brush.horizontal(y, f.area.left(), f.area.right(), palette.grid(), Brush.SOLID);
      }
      if (y <= f.area.bottom() - 2 || range.ticks().values().size() < 3) {
        String label = range.ticks().label(i);
        brush.text(label, f.area.left() - TICK_GAP, y, Anchor.END, palette.muted());
      }
    }
    best.ifPresent(
        level -> {
          double y = f.y.px(level.value());
          brush.horizontal(y, f.area.left(), f.area.right(), palette.ok(), new double[] {2, 3});
          brush.text(level.name(), f.area.right() + 4, y, Anchor.START, palette.ok());
        });
    marked.ifPresent(mark -> paintMark(brush, f, mark));
    lines.forEach(
        line -> brush.line(line.thinned.on(f.x, f.y), colour(palette, line), dashes(line)));
    paintEnds(brush, f);
  }

  private void paintMark(Brush brush, Frame f, Level mark) {
    Colour green = brush.palette().ok();
    double x = f.x.px(mark.value());
    brush.vertical(x, f.area.top(), f.area.bottom(), green, new double[] {2, 3});
    if (!mark.name().isEmpty()) {
      boolean left = x - f.area.left() > f.area.width() / 2;
      double at = left ? x - 5 : x + 5;
      Anchor side = left ? Anchor.END : Anchor.START;
      brush.text(mark.name(), at, f.area.bottom() - f.area.height() * 0.3, side, green);
    }
  }

  private void paintEnds(Brush brush, Frame f) {
    List<Line> ended = lines.stream().filter(line -> last(line).isPresent()).toList();
    double[] wanted =
        ended.stream().mapToDouble(l -> f.y.px(last(l).orElseThrow()[1]) + below(l, f)).toArray();
    double[] placed =
        LabelStack.spread(wanted, LABEL_HEIGHT, f.area.top() - 6, f.area.bottom() + 2);
    for (int i = 0; i < ended.size(); i++) {
      Line line = ended.get(i);
      double[] end = last(line).orElseThrow();
      Colour colour = colour(brush.palette(), line);
      double x = f.x.px(end[0]);
      if (line.look == Look.VALIDATION_VALUE) {
        brush.dot(x, f.y.px(end[1]), colour);
      }
      String text = line.look == Look.VALIDATION_VALUE ? exact(end[1]) : line.name;
      if (line.look == Look.TRAINING) {
        brush.text(text, x + LABEL_GAP, placed[i], Anchor.START, brush.palette().muted());
      } else {
        brush.strongText(text, x + LABEL_GAP, placed[i], Anchor.START, colour);
      }
    }
  }

  /** A value's label keeps out of the way of the dotted line of the best. */
  private double below(Line line, Frame f) {
    if (line.look != Look.VALIDATION_VALUE || best.isEmpty()) {
      return 0;
    }
    double distance = Math.abs(f.y.px(best.get().value()) - f.y.px(last(line).orElseThrow()[1]));
    return distance < LABEL_HEIGHT ? LABEL_HEIGHT - 1 : 0;
  }

  private double left(double plotHeight) {
    double widest =
        range(plotHeight)
            .map(AxisRange::ticks)
            .filter(ticks -> !ticks.values().isEmpty())
            .map(ticks -> width(ticks.label(ticks.values().size() - 1), false))
            .orElse(0.0);
    return Math.max(LEAST_LEFT, Math.ceil(widest) + TICK_GAP + 2);
  }

  private double right() {
    double room = best.map(level -> width(level.name(), false) + 6).orElse(0.0);
    for (Line line : lines) {
      String text = line.look == Look.VALIDATION_VALUE ? exact(0.5) : line.name;
      room = Math.max(room, width(text, true) + LABEL_GAP + 2);
    }
    return Math.max(LEAST_RIGHT, room);
  }

  /** Measuring a text costs more than painting it, and the same ones come at every frame. */
  private double width(String text, boolean strong) {
    return widths.computeIfAbsent(
        strong ? "+" + text : text, t -> ruler.width(text, strong ? Brush.STRONG : Brush.PLAIN));
  }

  private Optional<AxisRange> range(double plotHeight) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      least = Math.min(least, line.points.least());
      most = Math.max(most, line.points.most());
    }
    if (best.isPresent()) {
      least = Math.min(least, best.get().value());
      most = Math.max(most, best.get().value());
    }
    return least <= most
        ? Optional.of(AxisRange.holding(least, most, AxisTicks.fitting(plotHeight, 3), decimals))
        : Optional.empty();
  }

  private static Optional<double[]> last(Line line) {
    int i = line.points.lastFinite();
    return i < 0
        ? Optional.empty()
        : Optional.of(new double[] {line.points.x(i), line.points.y(i)});
  }

  private static Colour colour(Palette palette, Line line) {
    return line.look == Look.TRAINING ? palette.token("subtle") : palette.finding(0);
  }

  private static double[] dashes(Line line) {
    return line.look == Look.TRAINING ? Brush.DASHED : Brush.SOLID;
  }

  private String exact(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    if (frame.isEmpty() || !frame.get().area.contains(x, y)) {
      return Optional.empty();
    }
    Frame f = frame.get();
    StringBuilder text = new StringBuilder();
    Optional<double[]> at = Optional.empty();
    for (Line line : lines) {
      PointBuffer points = line.points;
      int nearest = points.nearest(f.x.value(x));
      if (nearest >= 0) {
        double[] here = {points.x(nearest), points.y(nearest)};
        if (at.isEmpty()) {
          text.append(String.format(Locale.ROOT, "%.0f", here[0]));
        }
        at = Optional.of(here);
        text.append('\n').append(line.name).append(' ').append(exact(here[1]));
      }
    }
    return at.map(p -> new Hover(f.x.px(p[0]), f.y.px(p[1]), text.toString()));
  }

  @Override
  public String figureTitle() {
    return title;
  }

  @Override
  protected boolean paintsTitle() {
    return true;
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("line", "epoch", "value");
    for (Line line : lines) {
      Polyline points = line.points.line();
      for (int i = 0; i < points.size(); i++) {
        table.row(line.name, points.x(i), points.y(i));
      }
    }
    best.ifPresent(b -> table.row(b.name(), Double.NaN, b.value()));
    return table.build();
  }

  @Override
  public String describe() {
    StringBuilder text = new StringBuilder(title);
    for (Line line : lines) {
      text.append("; ").append(line.name).append(": ");
      text.append(
          last(line)
              .map(p -> exact(p[1]) + " @ " + String.format(Locale.ROOT, "%.0f", p[0]))
              .orElse("\u2013"));
    }
    best.ifPresent(b -> text.append("; ").append(b.name()).append(": ").append(exact(b.value())));
    return text.toString();
  }
}
