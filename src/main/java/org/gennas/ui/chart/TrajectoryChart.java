package org.gennas.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.gennas.figure.Anchor;
import org.gennas.figure.Axes;
import org.gennas.figure.AxisRange;
import org.gennas.figure.AxisTicks;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;

/**
 * A ring per trial, the best so far as a stair, and dotted borders between iterations. A trial that
 * the mouse points at, or that is chosen by a click or the arrow keys, is told to others; what they
 * tell is marked here.
 */
public final class TrajectoryChart extends ChartCanvas {
  private static final double LEFT = 42;
  private static final double RIGHT = 10;
  private static final double TOP = 6;
  private static final double BOTTOM = 36;
  private static final double NEAR_PX = 12;
  private static final double RING_PX = 7;
  private static final double LABEL_PX = 14;
  private static final double[] LEVEL_DASH = {5, 4};

  private final String title;
  private final String xTitle;
  private final String shadedText;
  private final int decimals;
  private final ObjectProperty<Optional<Integer>> pointed =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Integer>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
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
    pointed.addListener((observable, old, now) -> requestPaint());
    chosen.addListener((observable, old, now) -> requestPaint());
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> pointed.set(near(event)));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointed.set(Optional.empty()));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            near(event).ifPresent(number -> chosen.set(Optional.of(number)));
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  /** Number of the trial that the mouse points at, here or elsewhere. */
  public ObjectProperty<Optional<Integer>> pointed() {
    return pointed;
  }

  /** Number of the trial that is looked at, here and elsewhere. */
  public ObjectProperty<Optional<Integer>> chosen() {
    return chosen;
  }

  private Optional<Integer> near(MouseEvent event) {
    OptionalInt index = nearest(event.getX(), event.getY());
    return index.isPresent()
        ? Optional.of(trajectory.trials().get(index.getAsInt()).number())
        : Optional.empty();
  }

  private void onKey(KeyEvent event) {
    List<Trajectory.Point> drawn =
        trajectory.trials().stream().filter(t -> !Double.isNaN(t.value())).toList();
    boolean right = event.getCode() == KeyCode.RIGHT;
    if (drawn.isEmpty() || !right && event.getCode() != KeyCode.LEFT) {
      return;
    }
    int now = drawn.stream().map(t -> Optional.of(t.number())).toList().indexOf(chosen.get());
    int next = now < 0 ? (right ? 0 : drawn.size() - 1) : now + (right ? 1 : -1);
    chosen.set(Optional.of(drawn.get(Math.max(0, Math.min(drawn.size() - 1, next))).number()));
    event.consume();
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
    LinearScale none = new LinearScale(0, 1, 0, 1);
    Axes axes =
        frame.map(f -> new Axes(brush, area, f.x, f.y)).orElse(new Axes(brush, area, none, none));
    frame.ifPresent(f -> paintSpans(brush, f));
    frame.ifPresent(f -> paintGrid(axes, f));
    frame.ifPresent(f -> paintLevels(brush, f));
    axes.bottom();
    axes.title(trajectory.measured().map(Trajectory.Measured::title).orElse(xTitle));
    frame.ifPresent(
        f -> {
          Polyline stair = trajectory.bestSoFar(end()).on(f.x, f.y);
          brush.line(stair, palette.fg(), 1.5, Brush.SOLID);
          paintRings(brush, f);
        });
  }

  /** Levels on the cut of the axis. */
  private void paintLevels(Brush brush, Frame f) {
    Palette palette = brush.palette();
    for (Trajectory.Level level : trajectory.levels()) {
      double y = f.y.px(level.value());
      if (y < f.area.top() || y > f.area.bottom()) {
        continue;
      }
      brush.horizontal(y, f.area.left(), f.area.right(), palette.warning(), LEVEL_DASH);
      String text = level.name() + " " + exact(level.value());
      double width = brush.width(text, false);
      Rectangle2D place = place(f, y, width);
      double middle = place.getMinY() + LABEL_PX / 2;
      brush.text(text, place.getMinX() + width, middle, Anchor.END, palette.muted());
    }
  }

  /**
   * Where a level's name covers no ring: at the right if it can be, above its line if it can be.
   */
  private Rectangle2D place(Frame f, double y, double width) {
    double right = f.area.right() - 2 - width;
    List<Rectangle2D> places = new ArrayList<>();
    for (double x : new double[] {right, f.area.left() + 2}) {
      for (double top : new double[] {y - LABEL_PX, y}) {
        if (top >= f.area.top() && top + LABEL_PX <= f.area.bottom()) {
          places.add(new Rectangle2D(x, top, width, LABEL_PX));
        }
      }
    }
    return places.stream()
        .filter(place -> !covers(f, place))
        .findFirst()
        .orElseGet(() -> new Rectangle2D(right, y - LABEL_PX, width, LABEL_PX));
  }

  private boolean covers(Frame f, Rectangle2D place) {
    return IntStream.range(0, trajectory.trials().size())
        .anyMatch(
            i ->
                place.intersects(
                    f.x.px(trajectory.at(i)) - RING_PX / 2,
                    f.y.px(trajectory.trials().get(i).value()) - RING_PX / 2,
                    RING_PX,
                    RING_PX));
  }

  private void paintRings(Brush brush, Frame f) {
    Palette palette = brush.palette();
    for (int i = 0; i < trajectory.trials().size(); i++) {
      Trajectory.Point trial = trajectory.trials().get(i);
      if (Double.isNaN(trial.value())) {
        continue;
      }
      double x = f.x.px(trajectory.at(i));
      double y = f.y.px(trial.value());
      Optional<Integer> number = Optional.of(trial.number());
      boolean linked = trial.number() > 0 && number.equals(pointed.get());
      boolean marked = trial.number() > 0 && number.equals(chosen.get());
      Colour colour = trial.pale() && !linked && !marked ? palette.axis() : palette.finding(0);
      brush.ring(x, y, colour, linked || marked ? RING_PX + 3 : RING_PX, marked ? 3 : 1.75);
    }
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
    // the strongest of what has to be beaten is always in sight, weaker ones where they lie within
    OptionalDouble level = trajectory.highestLevel();
    least = Math.min(least, level.orElse(least));
    most = Math.max(most, level.orElse(most));
    AxisRange range = AxisRange.holding(least, most, AxisTicks.fitting(area.height(), 4), decimals);
    LinearScale x = new LinearScale(0, end(), area.left(), area.right());
    // room for the rings of the best and the worst trial
    LinearScale y = range.scale(area.bottom() - 4, area.top() + 4);
    return Optional.of(new Frame(area, x, y, range));
  }

  private double end() {
    if (trajectory.measured().isPresent()) {
      double last = trajectory.at(trajectory.trials().size() - 1);
      return last > 0 ? last * 1.03 : 1;
    }
    int last = trajectory.trials().size();
    for (Trajectory.Span span : trajectory.spans()) {
      last = Math.max(last, span.end());
    }
    return Math.max(1, last + 0.5);
  }

  private void paintSpans(Brush brush, Frame f) {
    Palette palette = brush.palette();
    Colour shade = palette.token("warn-edge").faded(palette.isDark() ? 0.18 : 0.12);
    double shadedFrom = Double.NaN;
    double shadedTo = Double.NaN;
    for (Trajectory.Span span : trajectory.spans()) {
      double from = f.x.px(trajectory.before(span.first()));
      double to = Math.min(f.area.right(), f.x.px(trajectory.before(span.end())));
      if (span.shaded()) {
        brush.rectangle(from, f.area.top(), to - from, f.area.height(), shade);
        shadedFrom = Double.isNaN(shadedFrom) ? from : shadedFrom;
        shadedTo = to;
      }
      if (span.first() > 0) {
        brush.vertical(from, f.area.top(), f.area.bottom(), palette.axis(), new double[] {2, 3});
      }
      if (trajectory.measured().isEmpty() && brush.width(span.name(), false) < to - from + 6) {
        double middle = (from + to) / 2;
        brush.text(span.name(), middle, f.area.bottom() + 11, Anchor.MIDDLE, palette.muted());
      }
    }
    if (brush.width(shadedText, false) < shadedTo - shadedFrom) {
      double middle = (shadedFrom + shadedTo) / 2;
      double y = f.area.bottom() - 10;
      brush.text(shadedText, middle, y, Anchor.MIDDLE, palette.warning());
    }
  }

  private void paintGrid(Axes axes, Frame f) {
    if (trajectory.measured().isPresent()) {
      int wanted = (int) Math.max(1, Math.min(5, f.area.width() / 48));
      axes.numbers(AxisTicks.within(0, end(), wanted).marks());
    }
    axes.across(f.range.ticks().marks());
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt index = nearest(x, y);
    return index.isPresent() ? Optional.of(hover(frame.get(), index.getAsInt())) : Optional.empty();
  }

  private Hover hover(Frame f, int i) {
    Trajectory.Point trial = trajectory.trials().get(i);
    return new Hover(
        f.x.px(trajectory.at(i)),
        f.y.px(trial.value()),
        trial.name() + "\n" + exact(trial.value()));
  }

  /** The trial whose ring is nearest to a place, where one is near. */
  private OptionalInt nearest(double x, double y) {
    double least = NEAR_PX;
    OptionalInt found = OptionalInt.empty();
    for (int i = 0; frame.isPresent() && i < trajectory.trials().size(); i++) {
      double px = frame.get().x.px(trajectory.at(i));
      double py = frame.get().y.px(trajectory.trials().get(i).value());
      double distance = Math.hypot(px - x, py - y);
      if (distance < least) {
        least = distance;
        found = OptionalInt.of(i);
      }
    }
    return found;
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
    FigureTable.Builder table = FigureTable.of("place", "trial", "at", "value", "iteration");
    for (int i = 0; i < trajectory.trials().size(); i++) {
      Trajectory.Point trial = trajectory.trials().get(i);
      int at = i;
      String span =
          trajectory.spans().stream()
              .filter(s -> s.first() <= at && at < s.end())
              .map(Trajectory.Span::name)
              .findFirst()
              .orElse("");
      table.row(i + 1, trial.name(), trajectory.at(i), trial.value(), span);
    }
    for (Trajectory.Level level : trajectory.levels()) {
      table.row("", level.name(), "", level.value(), "");
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
