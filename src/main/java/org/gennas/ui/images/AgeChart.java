package org.gennas.ui.images;

import java.util.List;
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
import org.gennas.figure.Tick;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** Images per ten years of their patients' age. */
final class AgeChart extends ChartCanvas {
  private static final double LEFT = 44;
  private static final double RIGHT = 8;
  private static final double TOP = 8;
  private static final double BOTTOM = 36;
  private static final double GAP = 3;

  /** The highest bar ends a little below the top. */
  private static final double ROOM = 1.04;

  private static final int DECADE = 10;

  private final Messages messages;
  private List<Integer> decades = List.of();
  private Optional<Frame> frame = Optional.empty();

  private record Frame(PlotArea area, LinearScale y, AxisTicks ticks) {
    double left(int decade, int all) {
      return area.left() + area.width() * decade / all;
    }
  }

  AgeChart(ObservableValue<Palette> palette, Messages messages) {
    super(palette);
    this.messages = messages;
    setId("age-chart");
  }

  /**
   * Shows counts.
   *
   * @param shown images of 0 to 9, 10 to 19 ... years
   */
  void show(List<Integer> shown) {
    decades = List.copyOf(shown);
    requestPaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    PlotArea area = new PlotArea(LEFT, TOP, width - RIGHT, height - BOTTOM);
    int most = decades.stream().mapToInt(Integer::intValue).max().orElse(0);
    frame = Optional.empty();
    if (!area.isUsable() || most == 0) {
      return;
    }
    AxisTicks ticks =
        AxisTicks.within(0, most, (int) Math.max(1, Math.min(most, area.height() / 36)));
    Frame f = new Frame(area, new LinearScale(0, most * ROOM, area.bottom(), area.top()), ticks);
    frame = Optional.of(f);
    LinearScale x = new LinearScale(0, 1, area.left(), area.right());
    Axes axes = new Axes(brush, area, x, f.y);
    axes.across(
        ticks.values().stream()
            .map(tick -> new Tick(tick, Quantities.grouped(Math.round(tick))))
            .toList());
    paintBars(brush, f);
    axes.bottom();
    axes.title(messages.get("images.ages.axis"));
  }

  private void paintBars(Brush brush, Frame f) {
    Colour fill = brush.palette().finding(0);
    int n = decades.size();
    for (int i = 0; i < n; i++) {
      double left = f.left(i, n);
      double width = f.left(i + 1, n) - left;
      double top = f.y.px(decades.get(i));
      brush.rectangle(left + GAP / 2, top, Math.max(1, width - GAP), f.area.bottom() - top, fill);
      String age = String.valueOf(i * DECADE);
      double y = f.area.bottom() + 11;
      brush.text(age, left, y, Anchor.MIDDLE, brush.palette().muted());
    }
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    if (frame.isEmpty() || !frame.get().area.contains(x, y)) {
      return Optional.empty();
    }
    Frame f = frame.get();
    int n = decades.size();
    int i = Math.min(n - 1, (int) ((x - f.area.left()) / f.area.width() * n));
    double middle = (f.left(i, n) + f.left(i + 1, n)) / 2;
    return Optional.of(
        new Hover(
            middle,
            f.y.px(decades.get(i)),
            messages.format(
                "images.ages.bar",
                String.valueOf(i * DECADE),
                String.valueOf(i * DECADE + DECADE - 1),
                Quantities.grouped(decades.get(i)))));
  }

  @Override
  public String describe() {
    int images = decades.stream().mapToInt(Integer::intValue).sum();
    return messages.format("images.ages.describe", Quantities.grouped(images));
  }

  @Override
  public String figureTitle() {
    return messages.get("images.ages");
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("age_from", "age_to", "images");
    for (int i = 0; i < decades.size(); i++) {
      table.row(i * DECADE, i * DECADE + DECADE - 1, decades.get(i));
    }
    return table.build();
  }
}
