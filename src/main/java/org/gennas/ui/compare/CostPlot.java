package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import org.gennas.evaluation.Interval;
import org.gennas.figure.Anchor;
import org.gennas.figure.Axes;
import org.gennas.figure.AxisRange;
import org.gennas.figure.AxisTicks;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.PointBuffer;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;
import org.gennas.ui.text.Quantities;

/**
 * All finished trials by score and cost, with intervals; shapes tell who proposed them, a stair is
 * the Pareto front, letters stand at the compared trials.
 */
final class CostPlot extends ChartCanvas {
  private static final double LEFT = 56;
  private static final double RIGHT_GAP = 6;
  private static final double TOP = 14;
  private static final double BOTTOM = 38;
  private static final double NEAR_PX = 12;
  private static final double MARK = 9;

  /** More trials than these are not named. */
  private static final int NAMED = 24;

  /** More trials than these hide their intervals: they would be a grey wall. */
  private static final int WHISKERED = 120;

  /**
   * What is plotted.
   *
   * @param places of the compared trials by their numbers
   * @param selected number of the trial that all screens highlight
   * @param hovered number of the trial that the mouse points at on any screen
   */
  record Shown(
      TrialCloud cloud,
      CostAxis axis,
      Map<Integer, Integer> places,
      Optional<Integer> selected,
      Optional<Integer> hovered) {
    List<TrialPoint> points() {
      return cloud.points().stream().filter(p -> !Double.isNaN(p.cost(axis))).toList();
    }
  }

  private record Frame(PlotArea area, LinearScale x, LinearScale y, AxisRange xs, AxisRange ys) {
    double px(TrialPoint point, CostAxis axis) {
      return x.px(point.cost(axis));
    }

    double py(TrialPoint point) {
      return y.px(point.auc());
    }
  }

  private final CompareText text;
  private Shown shown =
      new Shown(TrialCloud.empty(), CostAxis.MACS, Map.of(), Optional.empty(), Optional.empty());
  private Optional<Frame> frame = Optional.empty();

  CostPlot(ObservableValue<Palette> palette, CompareText text) {
    super(palette);
    this.text = text;
    setFocusTraversable(true);
  }

  void show(Shown now) {
    if (!now.equals(shown)) {
      shown = now;
      requestPaint();
    }
  }

  /** Tells the number of the trial at a place, if there is one. */
  void whenAt(double x, double y, IntConsumer action) {
    nearest(x, y).ifPresent(p -> action.accept(p.number()));
  }

  Optional<TrialPoint> nearest(double x, double y) {
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    Frame f = frame.get();
    return shown.points().stream()
        .filter(p -> distance(f, p, x, y) < NEAR_PX)
        .min(Comparator.comparingDouble(p -> distance(f, p, x, y)));
  }

  private double distance(Frame f, TrialPoint p, double x, double y) {
    return Math.hypot(f.px(p, shown.axis()) - x, f.py(p) - y);
  }

  /** The next trial along the cost axis, or the first; for the arrow keys. */
  Optional<TrialPoint> neighbour(Optional<Integer> of, int by) {
    List<TrialPoint> order = new ArrayList<>(shown.points());
    order.sort(Comparator.comparingDouble(p -> p.cost(shown.axis())));
    if (order.isEmpty()) {
      return Optional.empty();
    }
    int at = -1;
    for (int i = 0; i < order.size(); i++) {
      at = of.isPresent() && order.get(i).number() == of.get() ? i : at;
    }
    int next = at < 0 ? (by > 0 ? 0 : order.size() - 1) : at + by;
    return Optional.of(order.get(Math.max(0, Math.min(order.size() - 1, next))));
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    double right = brush.width(text.get("compare.front"), false) + 2 * RIGHT_GAP;
    PlotArea area = new PlotArea(LEFT, TOP, width - right, height - BOTTOM);
    List<TrialPoint> points = shown.points();
    frame =
        area.isUsable() && !points.isEmpty() ? Optional.of(frame(area, points)) : Optional.empty();
    frame.ifPresent(
        f -> {
          paintAxes(brush, f);
          List<TrialPoint> front = CostFront.of(shown.cloud().within(), shown.axis());
          paintFront(brush, f, front);
          points.forEach(p -> paintWhisker(brush, f, p));
          points.forEach(p -> paintPoint(brush, f, p));
          paintNames(brush, f, points);
          points.forEach(p -> paintMarks(brush, f, p));
        });
  }

  private Frame frame(PlotArea area, List<TrialPoint> points) {
    double[] xs = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] ys = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (TrialPoint p : points) {
      extend(xs, p.cost(shown.axis()));
      extend(ys, p.auc());
      if (points.size() <= WHISKERED) {
        p.interval().ifPresent(i -> extend(ys, i.low()));
        p.interval().ifPresent(i -> extend(ys, i.high()));
      }
    }
    double margin = Math.max((xs[1] - xs[0]) * 0.03, Math.abs(xs[1]) * 0.005);
    int wanted = (int) Math.max(2, Math.min(9, area.width() / 70));
    AxisRange x = AxisRange.holding(xs[0] - margin, xs[1] + margin, wanted);
    AxisRange y = AxisRange.holding(ys[0], ys[1], AxisTicks.fitting(area.height(), 6), 3);
    return new Frame(
        area, x.scale(area.left(), area.right()), y.scale(area.bottom(), area.top()), x, y);
  }

  private static void extend(double[] range, double value) {
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  }

  private void paintAxes(Brush brush, Frame f) {
    Axes axes = new Axes(brush, f.area(), f.x(), f.y());
    axes.across(f.ys().ticks().marks());
    axes.bottom();
    axes.numbers(f.xs().ticks().marks());
    axes.title(text.get("compare.cost.axis." + shown.axis()));
    axes.turnedTitle(text.get("compare.cost.score"));
  }

  private void paintFront(Brush brush, Frame f, List<TrialPoint> front) {
    if (front.isEmpty()) {
      return;
    }
    PointBuffer stair = new PointBuffer();
    double last = Double.NaN;
    for (TrialPoint p : front) {
      double x = f.px(p, shown.axis());
      if (!Double.isNaN(last)) {
        stair.append(x, last);
      }
      last = f.py(p);
      stair.append(x, last);
    }
    stair.append(f.area().right(), last);
    brush.line(stair.line(), brush.palette().token("subtle"), 1.25, new double[] {3, 3});
    String words = text.get("compare.front");
    double x = f.area().right() + RIGHT_GAP;
    brush.text(words, x, last, Anchor.START, brush.palette().muted());
  }

  private boolean isCompared(TrialPoint p) {
    return shown.places().containsKey(p.number());
  }

  private Colour colour(Palette palette, TrialPoint p) {
    Colour full =
        isCompared(p)
            ? Letters.line(palette, shown.places().get(p.number()))
            : palette.token("subtle");
    return shown.cloud().within(p) ? full : full.faded(0.25);
  }

  private void paintWhisker(Brush brush, Frame f, TrialPoint p) {
    if (p.interval().isEmpty() || shown.points().size() > WHISKERED && !isCompared(p)) {
      return;
    }
    Interval interval = p.interval().get();
    double x = f.px(p, shown.axis());
    Colour colour = colour(brush.palette(), p);
    double thickness = isCompared(p) ? 2 : 1;
    Colour line = isCompared(p) ? colour : colour.faded(0.55);
    brush.line(
        org.gennas.figure.Polyline.of(
            new double[] {x, x},
            new double[] {f.y().px(interval.low()), f.y().px(interval.high())}),
        line,
        thickness,
        Brush.SOLID);
  }

  private void paintPoint(Brush brush, Frame f, TrialPoint p) {
    if (!isCompared(p)) {
      Palette palette = brush.palette();
      MarkerShapes.shape(
          brush,
          f.px(p, shown.axis()),
          f.py(p),
          MARK,
          p.proposer(),
          colour(palette, p),
          palette.card());
    }
  }

  /** Names the points that have room beside them. */
  private void paintNames(Brush brush, Frame f, List<TrialPoint> points) {
    if (points.size() > NAMED) {
      return;
    }
    List<double[]> taken = new ArrayList<>();
    points.forEach(p -> taken.add(box(f, p, MARK)));
    for (TrialPoint p : points) {
      double width = brush.width(p.label(), false);
      double x = f.px(p, shown.axis()) + MARK;
      double y = f.py(p) + (p.interval().isPresent() ? 8 : 0);
      double[] box = {x - 2, y - 7, x + width + 2, y + 7};
      boolean free = taken.stream().noneMatch(other -> overlap(box, other));
      if (!isCompared(p) && free && x + width < f.area().right() + 4) {
        taken.add(box);
        brush.text(p.label(), x, y, Anchor.START, brush.palette().muted());
      }
    }
  }

  private double[] box(Frame f, TrialPoint p, double size) {
    double x = f.px(p, shown.axis());
    double y = f.py(p);
    double half = isCompared(p) ? size : size / 2 + 1;
    return new double[] {x - half, y - half, x + half, y + half};
  }

  private static boolean overlap(double[] a, double[] b) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  }

  private void paintMarks(Brush brush, Frame f, TrialPoint p) {
    double x = f.px(p, shown.axis());
    double y = f.py(p);
    Palette palette = brush.palette();
    boolean pointed = shown.hovered().equals(Optional.of(p.number()));
    if (isCompared(p)) {
      MarkerShapes.letter(brush, x, y, shown.places().get(p.number()), 16);
    } else if (pointed) {
      MarkerShapes.shape(brush, x, y, MARK + 3, p.proposer(), palette.fg(), palette.card());
    }
    if (shown.selected().equals(Optional.of(p.number()))) {
      MarkerShapes.Box box = new MarkerShapes.Box(x - 11, y - 11, 22, 22, 11);
      MarkerShapes.box(brush, box, Colour.TRANSPARENT, palette.accent(), 1.75, Brush.SOLID);
    }
  }

  /** Which kinds of proposers are there, for the legend. */
  List<ProposerKind> kinds() {
    Map<ProposerKind, Boolean> seen = new HashMap<>();
    shown.cloud().points().forEach(p -> seen.put(p.proposer(), true));
    return java.util.Arrays.stream(ProposerKind.values()).filter(seen::containsKey).toList();
  }

  @Override
  protected boolean marksHover() {
    return false;
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    Optional<TrialPoint> point = nearest(x, y);
    return point.map(
        p ->
            new Hover(
                frame.orElseThrow().px(p, shown.axis()), frame.orElseThrow().py(p), words(p)));
  }

  private String words(TrialPoint p) {
    return text.format(
        "compare.point.words",
        p.label(),
        p.architecture().code(),
        Quantities.auc(p.auc()),
        p.interval()
            .map(i -> Quantities.auc(i.low()) + "–" + Quantities.auc(i.high()))
            .orElse(CompareText.NONE),
        CompareText.millions(p.params()),
        CompareText.billions(p.macs()),
        CompareText.time(p.seconds()),
        Double.isNaN(p.energyWh())
            ? text.get("compare.energy.none")
            : CompareText.energy(p.energyWh()),
        text.get("compare.proposer." + p.proposer()));
  }

  @Override
  public String figureTitle() {
    return text.get("compare.cost.title");
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table =
        FigureTable.of(
            "trial",
            "architecture",
            "proposer",
            "mean auc",
            "low",
            "high",
            "params",
            "macs",
            "seconds",
            "energy wh",
            "on front");
    List<TrialPoint> front = CostFront.of(shown.cloud().within(), shown.axis());
    for (TrialPoint p : shown.cloud().points()) {
      table.row(
          p.label(),
          p.architecture().code(),
          text.get("compare.proposer." + p.proposer()),
          p.auc(),
          p.interval().map(Interval::low).orElse(Double.NaN),
          p.interval().map(Interval::high).orElse(Double.NaN),
          p.params(),
          p.macs(),
          p.seconds(),
          p.energyWh(),
          front.contains(p));
    }
    return table.build();
  }

  @Override
  public String describe() {
    List<TrialPoint> front = CostFront.of(shown.cloud().within(), shown.axis());
    StringBuilder words = new StringBuilder(figureTitle());
    words.append(": ").append(text.get("compare.cost.axis." + shown.axis()));
    words.append("; ").append(text.format("compare.trials", shown.points().size()));
    words.append("; ").append(text.get("compare.front")).append(':');
    front.forEach(
        p -> words.append(' ').append(p.label()).append(' ').append(Quantities.auc(p.auc())));
    return words.toString();
  }
}
