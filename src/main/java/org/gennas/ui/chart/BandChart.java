package org.gennas.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.theme.Palette;

/**
 * Lines with bands about them, such as medians with quartiles, named at their ends. A logarithmic
 * axis, for ranks and regrets, has its least value at the top; a linear one its largest: the good
 * end is the upper one.
 */
public final class BandChart extends ChartCanvas {
  private static final double LEFT = 52;
  private static final double TOP = 26;
  private static final double BOTTOM = 40;
  private static final double LABEL_HEIGHT = 16;
  private static final double LABEL_GAP = 10;
  private static final double NEAR_PX = 14;
  private static final double PX_PER_X_TICK = 90;

  /** More bands than these blur each other. */
  private static final int FEW = 3;

  private final String title;
  private Shown shown = new Shown(List.of(), "", false, "", Optional.empty());
  private OptionalInt highlighted = OptionalInt.empty();
  private Optional<Frame> frame = Optional.empty();

  /**
   * A line; all arrays have one length, at least 1, and are not to be changed.
   *
   * @param name at its end
   * @param end its last value as text
   * @param place in the order of colours
   * @param low lower edge of the band
   * @param high upper edge of the band
   * @param words of a point, by its index
   */
  public record Line(
      String name,
      String end,
      int place,
      double[] x,
      double[] low,
      double[] middle,
      double[] high,
      IntFunction<String> words) {}

  /**
   * What is plotted.
   *
   * @param xWhole whether the level axis counts
   * @param floor where a logarithmic axis ends, above 0; smaller values lie there. Empty: linear
   */
  public record Shown(
      List<Line> lines, String xTitle, boolean xWhole, String yTitle, Optional<Double> floor) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  private record Frame(PlotArea area, LinearScale x, LinearScale y, List<LogTicks.Tick> ticks) {}

  /**
   * A chart without lines.
   *
   * @param palette colours, which may change
   * @param title begins the description; it is not painted
   */
  public BandChart(ObservableValue<Palette> palette, String title) {
    super(palette);
    this.title = title;
  }

  /** Shows these lines. */
  public void show(Shown now) {
    shown = now;
    requestPaint();
  }

  /** Sets the line of a place off from the others; empty shows all alike. */
  public void highlight(OptionalInt place) {
    if (!highlighted.equals(place)) {
      highlighted = place;
      requestPaint();
    }
  }

  private double height(double value) {
    return shown.floor().map(floor -> Math.log10(Math.max(value, floor))).orElse(value);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    double labels =
        shown.lines().stream().mapToDouble(l -> Brush.width(label(l), true)).max().orElse(0);
    double right = Math.ceil(width - labels - LABEL_GAP);
    PlotArea area = new PlotArea(LEFT, TOP, right, height - BOTTOM);
    boolean usable = area.isUsable() && !shown.lines().isEmpty();
    frame = usable ? Optional.of(frame(area)) : Optional.empty();
    frame.ifPresent(
        f -> {
          paintAxes(brush, f);
          shown.lines().forEach(line -> paintBand(brush, f, line));
          shown.lines().forEach(line -> paintLine(brush, f, line));
          paintLabels(brush, f);
        });
  }

  private void paintBand(Brush brush, Frame f, Line line) {
    double opacity = shown.lines().size() > FEW ? 0.10 : 0.15;
    if (highlighted.isPresent()) {
      opacity = isDimmed(line) ? 0 : 0.22;
    }
    if (opacity > 0 && line.x().length > 1) {
      brush.band(
          polyline(f, line, line.low()),
          polyline(f, line, line.high()),
          brush.palette().finding(line.place()),
          opacity);
    }
  }

  private void paintLine(Brush brush, Frame f, Line line) {
    Color colour = colour(brush, line);
    brush.line(polyline(f, line, line.middle()), colour, dashes(line));
    int last = line.x().length - 1;
    double x = f.x().px(line.x()[last]);
    double y = f.y().px(height(line.middle()[last]));
    if (x < f.area().right() - 2) {
      brush.horizontal(y, x, f.area().right(), colour.deriveColor(0, 1, 1, 0.6), Brush.DOTTED);
      brush.dot(x, y, colour);
    }
  }

  private boolean isDimmed(Line line) {
    return highlighted.isPresent() && highlighted.getAsInt() != line.place();
  }

  private Color colour(Brush brush, Line line) {
    Color colour = brush.palette().finding(line.place());
    return isDimmed(line) ? colour.deriveColor(0, 1, 1, 0.3) : colour;
  }

  /** The pink of lines is too light for text on white. */
  private static Color textColour(Palette palette, Line line) {
    int index = line.place() % Palette.FINDINGS;
    return index == 3 ? palette.token("finding-3-text") : palette.finding(index);
  }

  private static double[] dashes(Line line) {
    return line.place() < Palette.FINDINGS ? Brush.SOLID : Brush.DASHED;
  }

  private Frame frame(PlotArea area) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double end = 0;
    for (Line line : shown.lines()) {
      for (int i = 0; i < line.x().length; i++) {
        least = Math.min(least, line.low()[i]);
        most = Math.max(most, line.high()[i]);
        end = Math.max(end, line.x()[i]);
      }
    }
    LinearScale x = new LinearScale(0, Math.max(end, 1e-9), area.left(), area.right());
    if (shown.floor().isPresent()) {
      double floor = shown.floor().get();
      double far = Math.max(most, floor * 10);
      LinearScale y =
          new LinearScale(Math.log10(floor), Math.log10(far), area.top(), area.bottom() - 8);
      return new Frame(area, x, y, LogTicks.within(floor, far, area.height() - 8, floor >= 1));
    }
    AxisRange range = AxisRange.holding(least, most, AxisTicks.fitting(area.height(), 6), 3);
    List<LogTicks.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < range.ticks().values().size(); i++) {
      ticks.add(new LogTicks.Tick(range.ticks().values().get(i), range.ticks().label(i)));
    }
    return new Frame(area, x, range.scale(area.bottom(), area.top()), ticks);
  }

  private void paintAxes(Brush brush, Frame f) {
    Palette palette = brush.palette();
    for (LogTicks.Tick tick : f.ticks()) {
      double y = f.y().px(height(tick.value()));
      brush.horizontal(y, f.area().left(), f.area().right(), palette.grid(), Brush.SOLID);
      brush.text(tick.label(), f.area().left() - 7, y, TextAlignment.RIGHT, palette.muted());
    }
    int wanted = (int) Math.max(2, Math.min(10, f.area().width() / PX_PER_X_TICK));
    AxisTicks along = AxisTicks.within(0, f.x().high(), wanted);
    for (int i = 0; i < along.values().size(); i++) {
      double value = along.values().get(i);
      if (!shown.xWhole() || value == Math.rint(value)) {
        String label = shown.xWhole() ? String.valueOf(Math.round(value)) : along.label(i);
        double y = f.area().bottom() + 11;
        brush.text(label, f.x().px(value), y, TextAlignment.CENTER, palette.muted());
      }
    }
    brush.horizontal(
        f.area().bottom(), f.area().left(), f.area().right(), palette.axis(), Brush.SOLID);
    double middle = (f.area().left() + f.area().right()) / 2;
    brush.text(
        shown.xTitle(), middle, f.area().bottom() + 29, TextAlignment.CENTER, palette.muted());
    brush.strongText(shown.yTitle(), 0, 8, TextAlignment.LEFT, palette.fg());
  }

  private Polyline polyline(Frame f, Line line, double[] values) {
    double[] ys = new double[values.length];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = height(values[i]);
    }
    return Polyline.of(line.x(), ys).on(f.x(), f.y());
  }

  private void paintLabels(Brush brush, Frame f) {
    double[] wanted = new double[shown.lines().size()];
    for (int i = 0; i < wanted.length; i++) {
      double[] middle = shown.lines().get(i).middle();
      // where ends lie on each other, the labels keep the order of the lines
      wanted[i] = f.y().px(height(middle[middle.length - 1])) + i * 1e-6;
    }
    double[] placed =
        LabelStack.spread(wanted, LABEL_HEIGHT, f.area().top() - 8, f.area().bottom() + 8);
    for (int i = 0; i < placed.length; i++) {
      Line line = shown.lines().get(i);
      Color full = textColour(brush.palette(), line);
      Color colour = isDimmed(line) ? full.deriveColor(0, 1, 1, 0.4) : full;
      double x = f.area().right() + LABEL_GAP;
      brush.strongText(line.name(), x, placed[i], TextAlignment.LEFT, colour);
      double after = x + Brush.width(line.name() + "  ", true);
      brush.text(line.end(), after, placed[i], TextAlignment.LEFT, colour);
    }
  }

  private static String label(Line line) {
    return line.name() + "  " + line.end();
  }

  /** The point of the line nearest to the mouse at the query, or hour, that it points at. */
  @Override
  protected Optional<Hover> at(double x, double y) {
    Optional<Hover> nearest = Optional.empty();
    if (frame.isEmpty() || x < frame.get().area().left() || x > frame.get().area().right() + 4) {
      return nearest;
    }
    Frame f = frame.get();
    double least = NEAR_PX;
    for (Line line : shown.lines()) {
      Polyline middle = Polyline.of(line.x(), line.middle());
      int i = middle.nearest(f.x().value(x));
      double px = f.x().px(line.x()[i]);
      double py = f.y().px(height(line.middle()[i]));
      boolean beside = i > 0 && i < line.x().length - 1 || Math.abs(px - x) < NEAR_PX;
      double distance = Math.abs(py - y);
      if (beside && distance < least) {
        least = distance;
        nearest = Optional.of(new Hover(px, py, line.words().apply(i)));
      }
    }
    return nearest;
  }

  @Override
  public String figureTitle() {
    return title;
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("line", "x", "low", "middle", "high");
    for (Line line : shown.lines()) {
      for (int i = 0; i < line.x().length; i++) {
        table.row(line.name(), line.x()[i], line.low()[i], line.middle()[i], line.high()[i]);
      }
    }
    return table.build();
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder(title).append(": ").append(shown.yTitle());
    for (Line line : shown.lines()) {
      words.append("; ").append(label(line));
    }
    return words.toString();
  }
}
