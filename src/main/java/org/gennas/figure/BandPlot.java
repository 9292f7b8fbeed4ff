package org.gennas.figure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Lines with bands about them, such as medians with quartiles, named at their ends. A logarithmic
 * axis, for ranks and regrets, has its least value at the top; a linear one its largest: the good
 * end is the upper one.
 *
 * @param xTitle below the level axis
 * @param xWhole whether the level axis counts
 * @param yTitle above the upright axis
 * @param floor where a logarithmic axis ends, above 0; smaller values lie there. Empty: linear
 */
public record BandPlot(
    List<Line> lines, String xTitle, boolean xWhole, String yTitle, Optional<Double> floor) {
  private static final double LEFT = 52;
  private static final double TOP = 26;
  private static final double BOTTOM = 40;
  private static final double LABEL_HEIGHT = 16;
  private static final double LABEL_GAP = 10;
  private static final double PX_PER_X_TICK = 90;

  /** More bands than these blur each other. */
  private static final int FEW = 3;

  public BandPlot {
    lines = List.copyOf(lines);
  }

  /**
   * A line; all arrays have one length, at least 1, and are not to be changed.
   *
   * @param name at its end
   * @param end its last value as text
   * @param place in the order of colours
   * @param low lower edge of the band
   * @param high upper edge of the band
   * @param words of a point, by its index, for whoever points at it
   */
  public record Line(
      String name,
      String end,
      int place,
      double[] x,
      double[] low,
      double[] middle,
      double[] high,
      IntFunction<String> words) {
    private int last() {
      return x.length - 1;
    }

    private String label() {
      return name + "  " + end;
    }
  }

  /** A plot without lines. */
  public static BandPlot empty() {
    return new BandPlot(List.of(), "", false, "", Optional.empty());
  }

  /** Where values lie once painted, px. */
  public record Frame(PlotArea area, LinearScale x, Scale y) {
    private Polyline on(double[] xs, double[] values) {
      return Polyline.of(xs, values).on(x, y);
    }
  }

  /**
   * Paints the plot into a rectangle whose upper left corner is the origin.
   *
   * @param highlighted the place of the line to set off from the others; empty shows all alike
   * @return where values lie; empty where there is no room, or nothing to show
   */
  public Optional<Frame> paint(Brush brush, double width, double height, OptionalInt highlighted) {
    double labels = lines.stream().mapToDouble(l -> brush.width(l.label(), true)).max().orElse(0);
    double right = Math.ceil(width - labels - LABEL_GAP);
    PlotArea area = new PlotArea(LEFT, TOP, right, height - BOTTOM);
    if (!area.isUsable() || lines.isEmpty()) {
      return Optional.empty();
    }
    Painting painting = new Painting(brush, area, highlighted);
    painting.axes();
    lines.forEach(painting::band);
    lines.forEach(painting::line);
    painting.labels();
    return Optional.of(painting.frame);
  }

  /** One time that the plot is painted. */
  private final class Painting {
    private final Brush brush;
    private final PlotArea area;
    private final OptionalInt highlighted;
    private final Frame frame;
    private final List<Tick> ticks;

    Painting(Brush brush, PlotArea area, OptionalInt highlighted) {
      this.brush = brush;
      this.area = area;
      this.highlighted = highlighted;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double end = 1e-9;
      for (Line line : lines) {
        for (int i = 0; i <= line.last(); i++) {
          least = Math.min(least, line.low[i]);
          most = Math.max(most, line.high[i]);
          end = Math.max(end, line.x[i]);
        }
      }
      LinearScale x = new LinearScale(0, end, area.left(), area.right());
      if (floor.isPresent()) {
        double from = floor.get();
        double far = Math.max(most, from * 10);
        frame = new Frame(area, x, new LogScale(from, far, area.top(), area.bottom() - 8));
        ticks = LogTicks.within(from, far, area.height() - 8, from >= 1);
      } else {
        AxisRange range = AxisRange.holding(least, most, AxisTicks.fitting(area.height(), 6), 3);
        frame = new Frame(area, x, range.scale(area.bottom(), area.top()));
        ticks = range.ticks().marks();
      }
    }

    void axes() {
      Axes axes = new Axes(brush, area, frame.x, frame.y);
      axes.across(ticks);
      int wanted = (int) Math.max(2, Math.min(10, area.width() / PX_PER_X_TICK));
      double end = frame.x.high();
      AxisTicks along = xWhole ? AxisTicks.whole(0, end, wanted) : AxisTicks.within(0, end, wanted);
      axes.numbers(along.marks());
      axes.bottom();
      axes.title(xTitle);
      brush.strongText(yTitle, 0, 8, Anchor.START, brush.palette().fg());
    }

    private boolean isDimmed(Line line) {
      return highlighted.isPresent() && highlighted.getAsInt() != line.place;
    }

    void band(Line line) {
      double opacity = lines.size() > FEW ? 0.10 : 0.15;
      if (highlighted.isPresent()) {
        opacity = isDimmed(line) ? 0 : 0.22;
      }
      if (opacity > 0 && line.last() > 0) {
        Colour colour = brush.palette().finding(line.place);
        brush.band(frame.on(line.x, line.low), frame.on(line.x, line.high), colour, opacity);
      }
    }

    void line(Line line) {
      Colour full = brush.palette().finding(line.place);
      Colour colour = isDimmed(line) ? full.faded(0.3) : full;
      brush.line(frame.on(line.x, line.middle), colour, Brush.dashes(line.place));
      double x = frame.x.px(line.x[line.last()]);
      double y = frame.y.px(line.middle[line.last()]);
      if (x < area.right() - 2) {
        brush.horizontal(y, x, area.right(), colour.faded(0.6), Brush.DOTTED);
        brush.dot(x, y, colour);
      }
    }

    void labels() {
      double[] wanted = new double[lines.size()];
      for (int i = 0; i < wanted.length; i++) {
        Line line = lines.get(i);
        // where ends lie on each other, the labels keep the order of the lines
        wanted[i] = frame.y.px(line.middle[line.last()]) + i * 1e-6;
      }
      double[] placed = LabelStack.spread(wanted, LABEL_HEIGHT, area.top() - 8, area.bottom() + 8);
      for (int i = 0; i < placed.length; i++) {
        Line line = lines.get(i);
        Colour full = brush.palette().findingText(line.place);
        Colour colour = isDimmed(line) ? full.faded(0.4) : full;
        double x = area.right() + LABEL_GAP;
        brush.strongText(line.name, x, placed[i], Anchor.START, colour);
        double after = x + brush.width(line.name + "  ", true);
        brush.text(line.end, after, placed[i], Anchor.START, colour);
      }
    }
  }
}
