package org.gennas.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.theme.Palette;

/**
 * Lines with bands about them, such as medians with quartiles, named at their ends. The upright
 * axis is logarithmic where all values are above 0 and that is asked for.
 */
public final class BandChart extends ChartCanvas {
  private static final double LEFT = 58;
  private static final double TOP = 22;
  private static final double BOTTOM = 40;
  private static final double LABEL_HEIGHT = 15;
  private static final double LABEL_GAP = 8;
  private static final double NEAR_PX = 14;

  private final String title;
  private Shown shown = new Shown(List.of(), "", "", false, 1, 0);
  private Optional<Frame> frame = Optional.empty();

  /**
   * A line; all arrays have one length, at least 1, and are not to be changed.
   *
   * @param name at its end and in its values
   * @param place in the order of colours
   * @param low lower edge of the band
   * @param high upper edge of the band
   */
  public record Line(
      String name, int place, double[] x, double[] low, double[] middle, double[] high) {}

  /**
   * What is plotted.
   *
   * @param floor above 0; on a logarithmic axis smaller values lie here
   * @param decimals of exact values
   */
  public record Shown(
      List<Line> lines,
      String xTitle,
      String yTitle,
      boolean logarithmic,
      double floor,
      int decimals) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  private record Frame(PlotArea area, LinearScale x, LinearScale y, List<Double> ticks) {}

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

  private double at(double value) {
    return shown.logarithmic() ? Math.log10(Math.max(value, shown.floor())) : value;
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    double labels =
        shown.lines().stream().mapToDouble(l -> Brush.width(label(l), false)).max().orElse(0);
    PlotArea area = new PlotArea(LEFT, TOP, width - labels - 2 * LABEL_GAP - 4, height - BOTTOM);
    frame =
        area.isUsable() && !shown.lines().isEmpty() ? Optional.of(frame(area)) : Optional.empty();
    frame.ifPresent(
        f -> {
          paintAxes(brush, f);
          for (Line line : shown.lines()) {
            brush.band(
                polyline(f, line, line.low()), polyline(f, line, line.high()), colour(brush, line));
          }
          for (Line line : shown.lines()) {
            brush.line(polyline(f, line, line.middle()), colour(brush, line), dashes(line));
          }
          paintLabels(brush, f);
        });
  }

  private static Color colour(Brush brush, Line line) {
    return brush.palette().finding(line.place());
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
        double floor = shown.logarithmic() ? shown.floor() : Double.NEGATIVE_INFINITY;
        least = Math.min(least, Math.max(floor, line.low()[i]));
        most = Math.max(most, Math.max(floor, line.high()[i]));
        end = Math.max(end, line.x()[i]);
      }
    }
    List<Double> ticks = new ArrayList<>();
    double low;
    double high;
    if (shown.logarithmic()) {
      low = Math.floor(Math.log10(least) + 1e-9);
      high = Math.max(low + 1, Math.ceil(Math.log10(most) - 1e-9));
      for (double power = low; power <= high + 1e-9; power++) {
        ticks.add(Math.pow(10, power));
      }
    } else {
      double spread = Math.max(most - least, 1e-6);
      low = least - 0.02 * spread;
      high = most + 0.02 * spread;
      ticks.addAll(AxisTicks.within(low, high, AxisTicks.fitting(area.height(), 5)).values());
    }
    return new Frame(
        area,
        new LinearScale(0, Math.max(end, 1e-9), area.left(), area.right()),
        new LinearScale(low, high, area.bottom(), area.top()),
        ticks);
  }

  private void paintAxes(Brush brush, Frame f) {
    Palette palette = brush.palette();
    for (double tick : f.ticks()) {
      double y = f.y().px(at(tick));
      brush.horizontal(y, f.area().left(), f.area().right(), palette.grid(), Brush.SOLID);
      brush.text(plain(tick), f.area().left() - 6, y, TextAlignment.RIGHT, palette.muted());
    }
    AxisTicks along = AxisTicks.within(0, f.x().high(), 6);
    for (int i = 0; i < along.values().size(); i++) {
      double x = f.x().px(along.values().get(i));
      brush.text(along.label(i), x, f.area().bottom() + 11, TextAlignment.CENTER, palette.muted());
    }
    brush.horizontal(
        f.area().bottom(), f.area().left(), f.area().right(), palette.axis(), Brush.SOLID);
    double middle = (f.area().left() + f.area().right()) / 2;
    brush.text(
        shown.xTitle(), middle, f.area().bottom() + 29, TextAlignment.CENTER, palette.muted());
    brush.text(shown.yTitle(), 8, 9, TextAlignment.LEFT, palette.muted());
  }

  private static String plain(double tick) {
    if (tick >= 1) {
      return String.format(Locale.ROOT, tick == Math.rint(tick) ? "%,.0f" : "%.2f", tick);
    }
    String text = String.format(Locale.ROOT, "%.6f", tick).replaceAll("0+$", "");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private Polyline polyline(Frame f, Line line, double[] values) {
    double[] ys = new double[values.length];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = at(values[i]);
    }
    return Polyline.of(line.x(), ys).on(f.x(), f.y());
  }

  private void paintLabels(Brush brush, Frame f) {
    double[] wanted = new double[shown.lines().size()];
    for (int i = 0; i < wanted.length; i++) {
      double[] middle = shown.lines().get(i).middle();
      wanted[i] = f.y().px(at(middle[middle.length - 1]));
    }
    double[] placed =
        LabelStack.spread(wanted, LABEL_HEIGHT, f.area().top() - 6, f.area().bottom() + 6);
    for (int i = 0; i < placed.length; i++) {
      Line line = shown.lines().get(i);
      brush.text(
          label(line),
          f.area().right() + LABEL_GAP,
          placed[i],
          TextAlignment.LEFT,
          colour(brush, line));
    }
  }

  private String label(Line line) {
    return line.name() + "  " + exact(line.middle()[line.middle().length - 1]);
  }

  private String exact(double value) {
    return String.format(Locale.ROOT, "%,." + shown.decimals() + "f", value);
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    Optional<Hover> nearest = Optional.empty();
    double least = NEAR_PX;
    for (Line line : frame.isPresent() ? shown.lines() : List.<Line>of()) {
      Frame f = frame.get();
      for (int i = 0; i < line.x().length; i++) {
        double px = f.x().px(line.x()[i]);
        double py = f.y().px(at(line.middle()[i]));
        double distance = Math.hypot(px - x, py - y);
        if (distance < least) {
          least = distance;
          nearest = Optional.of(new Hover(px, py, words(line, i)));
        }
      }
    }
    return nearest;
  }

  private String words(Line line, int i) {
    return line.name()
        + "\n"
        + exact(line.middle()[i])
        + " ("
        + exact(line.low()[i])
        + "\u2013"
        + exact(line.high()[i])
        + ")\n"
        + shown.xTitle()
        + " "
        + plain(line.x()[i]);
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
