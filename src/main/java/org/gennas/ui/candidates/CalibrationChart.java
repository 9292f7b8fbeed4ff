package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.gennas.evaluation.Reliability;
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
import org.gennas.ui.text.Messages;

/**
 * Reliability diagram of one finding: share of cases with the finding against the mean probability,
 * in bins of equally many cases, with intervals; as predicted, and after scaling. A perfect model
 * lies on the diagonal.
 */
final class CalibrationChart extends ChartCanvas {
  private static final double LEFT = 46;
  private static final double RIGHT = 12;
  private static final double TOP = 8;
  private static final double BOTTOM = 38;
  private static final double LEGEND_ROW = 16;
  private static final double KEY = 16;
  private static final double NEAR_PX = 10;
  private static final double CAP = 3;
  private static final int TICKS = 5;

  private final Messages messages;
  private Optional<FindingCurves> finding = Optional.empty();
  private LinearScale x = new LinearScale(0, 1, 0, 1);
  private LinearScale y = new LinearScale(0, 1, 1, 0);

  CalibrationChart(ObservableValue<Palette> palette, Messages messages) {
    super(palette);
    this.messages = messages;
    setId("calibration-chart");
  }

  /** Shows a finding, or nothing. */
  void show(Optional<FindingCurves> shown) {
    finding = shown;
    requestPaint();
  }

  private Optional<FindingCalibration> calibration() {
    return finding.flatMap(FindingCurves::calibration);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    double right = width - RIGHT;
    double bottom = height - BOTTOM;
    if (right - LEFT < 20 || bottom - TOP < 20) {
      return;
    }
    double end = end();
    x = new LinearScale(0, end, LEFT, right);
    y = new LinearScale(0, end, bottom, TOP);
    new Axes(brush, new PlotArea(LEFT, TOP, right, bottom), x, y)
        .square(
            AxisTicks.within(0, end, TICKS).marks(),
            messages.get("candidates.calibration.probability"),
            messages.get("candidates.calibration.observed"));
    brush.diagonal(LEFT, bottom, right, TOP, brush.palette().axis());
    calibration()
        .ifPresent(
            c -> {
              Colour before = brush.palette().finding(finding.orElseThrow().index());
              Colour after = brush.palette().fg();
              c.after().ifPresent(r -> curve(brush, r, after, Brush.DASHED));
              whiskers(brush, c.before(), before);
              curve(brush, c.before(), before, Brush.SOLID);
              c.after().ifPresent(r -> marks(r, (px, py) -> brush.ring(px, py, after, 6, 1.2)));
              marks(c.before(), (px, py) -> brush.dot(px, py, before));
              legend(brush, before, after, c.after().isPresent());
            });
  }

  /** Both axes end at the same round number, which holds all bins and their intervals. */
  private double end() {
    double most =
        calibration().stream()
            .flatMap(c -> c.before().bins().stream())
            .mapToDouble(b -> Math.max(b.meanProbability(), b.interval().high()))
            .max()
            .orElse(1);
    double after =
        calibration().stream()
            .flatMap(c -> c.after().stream())
            .flatMap(r -> r.bins().stream())
            .mapToDouble(b -> Math.max(b.meanProbability(), b.observed()))
            .max()
            .orElse(0);
    return Math.min(1, Math.ceil(Math.max(most, after) * 10) / 10);
  }

  private void curve(Brush brush, Reliability r, Colour colour, double[] dashes) {
    double[] xs = r.bins().stream().mapToDouble(b -> x.px(b.meanProbability())).toArray();
    double[] ys = r.bins().stream().mapToDouble(b -> y.px(b.observed())).toArray();
    brush.line(Polyline.of(xs, ys), colour, dashes.length > 0 ? 1.2 : 2, dashes);
  }

  private void whiskers(Brush brush, Reliability r, Colour colour) {
    for (Reliability.Bin bin : r.bins()) {
      double px = x.px(bin.meanProbability());
      double low = y.px(bin.interval().low());
      double high = y.px(bin.interval().high());
      brush.vertical(px, high, low, colour, Brush.SOLID);
      brush.horizontal(low, px - CAP, px + CAP + 1, colour, Brush.SOLID);
      brush.horizontal(high, px - CAP, px + CAP + 1, colour, Brush.SOLID);
    }
  }

  private interface Mark {
    void at(double px, double py);
  }

  private void marks(Reliability r, Mark mark) {
    for (Reliability.Bin bin : r.bins()) {
      mark.at(x.px(bin.meanProbability()), y.px(bin.observed()));
    }
  }

  private void legend(Brush brush, Colour before, Colour after, boolean scaled) {
    double top = TOP + 10;
    key(brush, top, before, Brush.SOLID, messages.get("candidates.calibration.before"));
    brush.dot(LEFT + 8 + KEY / 2, top, before);
    if (scaled) {
      double next = top + LEGEND_ROW;
      key(brush, next, after, Brush.DASHED, messages.get("candidates.calibration.after"));
      brush.ring(LEFT + 8 + KEY / 2, next, after, 6, 1.2);
    }
  }

  private static void key(Brush brush, double at, Colour colour, double[] dashes, String text) {
    double left = LEFT + 8;
    Colour ground = brush.palette().card().faded(0.85);
    double width = KEY + 10 + brush.width(text, false);
    brush.rectangle(left - 3, at - LEGEND_ROW / 2, width, LEGEND_ROW, ground);
    Polyline line = Polyline.of(new double[] {left, left + KEY}, new double[] {at, at});
    brush.line(line, colour, dashes.length > 0 ? 1.2 : 2, dashes);
    brush.text(text, left + KEY + 5, at, Anchor.START, brush.palette().fg());
  }

  @Override
  protected Optional<Hover> at(double px, double py) {
    List<Hover> near = new ArrayList<>();
    calibration()
        .ifPresent(
            c -> {
              hover(c.before(), "candidates.calibration.before", px, py).ifPresent(near::add);
              c.after()
                  .flatMap(r -> hover(r, "candidates.calibration.after", px, py))
                  .ifPresent(near::add);
            });
    return near.stream().findFirst();
  }

  private Optional<Hover> hover(Reliability r, String key, double px, double py) {
    return r.bins().stream()
        .filter(b -> Math.hypot(x.px(b.meanProbability()) - px, y.px(b.observed()) - py) < NEAR_PX)
        .findFirst()
        .map(
            b ->
                new Hover(
                    x.px(b.meanProbability()),
                    y.px(b.observed()),
                    messages.format(
                        "candidates.calibration.bin",
                        messages.get(key),
                        three(b.meanProbability()),
                        three(b.observed()),
                        three(b.interval().low()),
                        three(b.interval().high()),
                        String.valueOf(b.cases()))));
  }

  static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public String figureTitle() {
    String title = messages.get("candidates.calibration");
    return finding.map(f -> title + ", " + f.finding()).orElse(title);
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table =
        FigureTable.of("probabilities", "mean probability", "observed", "low", "high", "cases");
    calibration()
        .ifPresent(
            c -> {
              rows(table, "as predicted", c.before());
              c.after().ifPresent(r -> rows(table, "after Platt scaling", r));
            });
    return table.build();
  }

  private static void rows(FigureTable.Builder table, String name, Reliability r) {
    for (Reliability.Bin b : r.bins()) {
      table.row(
          name,
          b.meanProbability(),
          b.observed(),
          b.interval().low(),
          b.interval().high(),
          b.cases());
    }
  }

  @Override
  public String describe() {
    return figureTitle()
        + calibration()
            .map(
                c ->
                    "; "
                        + messages.format(
                            "candidates.calibration.numbers",
                            three(c.before().expectedCalibrationError()),
                            three(c.before().brier()),
                            String.valueOf(c.before().cases())))
            .orElse("");
  }
}
