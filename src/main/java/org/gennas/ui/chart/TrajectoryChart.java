package org.gennas.ui.chart;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.theme.Palette;

/** A ring per trial, the best so far as a stair, and dotted borders between iterations. */
public final class TrajectoryChart extends ChartCanvas {
  private static final double LEFT = 42;
  private static final double RIGHT = 10;
  private static final double TOP = 6;
  private static final double BOTTOM = 36;
  private static final double NEAR_PX = 12;
  private static final double RING_PX = 7;

  private final String title;
  private final String xTitle;
  private final String shadedText;
  private final int decimals;
  private Trajectory trajectory = Trajectory.empty();
  private Optional<Frame> frame = Optional.empty();

  private record Frame(PlotArea area, LinearScale x, LinearScale y, AxisRange range) {}

  /**
   * A chart without trials.
   *
   * @param palette colours, which may change
   * @param title begins the description; it is not painted
   * @param xTitle below the axis
   * @param shadedText inside shaded iterations, such as "no gain"
   * @param decimals of the exact values
   */
  public TrajectoryChart(
      ObservableValue<Palette> palette,
      String title,
      String xTitle,
      String shadedText,
      int decimals) {
    super(palette);
    this.title = title;
    this.xTitle = xTitle;
    this.shadedText = shadedText;
    this.decimals = decimals;
  }

  /** Shows how a search went. */
  public void show(Trajectory shown) {
    trajectory = shown;
    requestPaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    Palette palette = brush.palette();
    PlotArea area = new PlotArea(LEFT, TOP, width - RIGHT, height - BOTTOM);
    frame = area.isUsable() ? frame(area) : Optional.empty();
    if (!area.isUsable()) {
      return;
    }
    frame.ifPresent(f -> paintSpans(brush, f));
    frame.ifPresent(f -> paintGrid(brush, f));
    brush.horizontal(area.bottom(), area.left(), area.right(), palette.axis(), Brush.SOLID);
    double middle = (area.left() + area.right()) / 2;
    brush.text(xTitle, middle, area.bottom() + 28, TextAlignment.CENTER, palette.muted());
    frame.ifPresent(
        f -> {
          Polyline stair = trajectory.bestSoFar(end()).on(f.x, f.y);
          brush.line(stair, palette.fg(), 1.5, Brush.SOLID);
          for (int i = 0; i < trajectory.trials().size(); i++) {
            double value = trajectory.trials().get(i).value();
            if (!Double.isNaN(value)) {
              brush.ring(f.x.px(i + 0.5), f.y.px(value), palette.finding(0), RING_PX, 1.75);
            }
          }
        });
  }

  private Optional<Frame> frame(PlotArea area) {
    if (!trajectory.hasValues()) {
      return Optional.empty();
    }
    double least =
        trajectory.trials().stream()
            .mapToDouble(Trajectory.Point::value)
            .filter(Double::isFinite)
            .min()
            .orElse(0);
    double most =
        trajectory.trials().stream()
            .mapToDouble(Trajectory.Point::value)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    AxisRange range = AxisRange.holding(least, most, AxisTicks.fitting(area.height(), 4), decimals);
    LinearScale x = new LinearScale(0, end(), area.left(), area.right());
    // room for the rings of the best and the worst trial
    LinearScale y = range.scale(area.bottom() - 4, area.top() + 4);
    return Optional.of(new Frame(area, x, y, range));
  }

  private double end() {
    int last = trajectory.trials().size();
    for (Trajectory.Span span : trajectory.spans()) {
      last = Math.max(last, span.end());
    }
    return Math.max(1, last + 0.5);
  }

  private void paintSpans(Brush brush, Frame f) {
    Palette palette = brush.palette();
    Color shade = palette.token("warn-edge").deriveColor(0, 1, 1, palette.isDark() ? 0.18 : 0.12);
    double shadedFrom = Double.NaN;
    double shadedTo = Double.NaN;
    for (Trajectory.Span span : trajectory.spans()) {
      double from = f.x.px(span.first());
      double to = Math.min(f.area.right(), f.x.px(span.end()));
      if (span.shaded()) {
        brush.rectangle(from, f.area.top(), to - from, f.area.height(), shade);
        shadedFrom = Double.isNaN(shadedFrom) ? from : shadedFrom;
        shadedTo = to;
      }
      if (span.first() > 0) {
        brush.vertical(from, f.area.top(), f.area.bottom(), palette.axis(), new double[] {2, 3});
      }
      if (Brush.width(span.name(), false) < to - from + 6) {
        double middle = (from + to) / 2;
        brush.text(
            span.name(), middle, f.area.bottom() + 11, TextAlignment.CENTER, palette.muted());
      }
    }
    if (Brush.width(shadedText, false) < shadedTo - shadedFrom) {
      double middle = (shadedFrom + shadedTo) / 2;
      double y = f.area.bottom() - 10;
      brush.text(shadedText, middle, y, TextAlignment.CENTER, palette.warning());
    }
  }

  private void paintGrid(Brush brush, Frame f) {
    Palette palette = brush.palette();
    for (int i = 0; i < f.range.ticks().values().size(); i++) {
      double y = f.y.px(f.range.ticks().values().get(i));
      brush.horizontal(y, f.area.left(), f.area.right(), palette.grid(), Brush.SOLID);
      String label = f.range.ticks().label(i);
      brush.text(label, f.area.left() - 6, y, TextAlignment.RIGHT, palette.muted());
    }
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    Frame f = frame.get();
    for (int i = 0; i < trajectory.trials().size(); i++) {
      Trajectory.Point trial = trajectory.trials().get(i);
      double px = f.x.px(i + 0.5);
      double py = f.y.px(trial.value());
      if (!Double.isNaN(py) && Math.hypot(px - x, py - y) < NEAR_PX) {
        return Optional.of(new Hover(px, py, trial.name() + "\n" + exact(trial.value())));
      }
    }
    return Optional.empty();
  }

  private String exact(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  @Override
  public String figureTitle() {
    return title;
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("place", "trial", "value", "iteration");
    for (int i = 0; i < trajectory.trials().size(); i++) {
      Trajectory.Point trial = trajectory.trials().get(i);
      int at = i;
      String span =
          trajectory.spans().stream()
              .filter(s -> s.first() <= at && at < s.end())
              .map(Trajectory.Span::name)
              .findFirst()
              .orElse("");
      table.row(i + 1, trial.name(), trial.value(), span);
    }
    return table.build();
  }

  @Override
  public String describe() {
    Polyline stair = trajectory.bestSoFar(end());
    String best = stair.isEmpty() ? "\u2013" : exact(stair.y(stair.size() - 1));
    return title + ": " + trajectory.trials().size() + "; " + best;
  }
}
