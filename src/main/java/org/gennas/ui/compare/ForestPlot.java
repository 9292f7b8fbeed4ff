package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.gennas.evaluation.Interval;
import org.gennas.figure.Anchor;
import org.gennas.figure.AxisTicks;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;

/**
 * Differences of AUC with their intervals, a column for each trial that is compared with the
 * reference, a row for the mean and for each finding. What stands out after the correction bears
 * the trial's colour.
 */
final class ForestPlot extends ChartCanvas {
  private static final double HEAD = 44;
  private static final double ROW = 21.5;
  private static final double NUMBER = 34;
  private static final double NUMBER_ALONE = 48;
  private static final double INTERVAL = 100;
  private static final double P = 48;
  private static final double GAP = 18;
  private static final double LEAST_PLOT = 60;

  /** Plots narrower than this bear no numbers but the 0. */
  private static final double ROOMY = 120;

  private static final double LEAST_HALF = 0.002;

  private final CompareText text;
  private Optional<Shown> shown = Optional.empty();
  private List<Place> places = List.of();

  /**
   * @param trials the reference first
   */
  private record Shown(
      List<ComparedTrial> trials, List<String> findings, List<Comparison.Pair> pairs) {
    List<Optional<Comparison.Test>> tests(Comparison.Pair pair) {
      List<Optional<Comparison.Test>> tests = new ArrayList<>();
      tests.add(pair.mean());
      tests.addAll(pair.findings());
      return tests;
    }
  }

  private record Place(double x, double y, double left, double right, String words) {}

  /** One pair's columns, px. */
  private record Block(
      double left, LinearScale scale, boolean interval, double number, double right) {}

  ForestPlot(ObservableValue<Palette> palette, CompareText text) {
    super(palette);
    this.text = text;
  }

  /** Shows these trials' differences; a comparison without pairs shows nothing. */
  void show(List<ComparedTrial> trials, Comparison comparison) {
    shown =
        comparison
            .pairs()
            .filter(pairs -> pairs.size() == trials.size() - 1)
            .map(pairs -> new Shown(trials, comparison.findings(), pairs));
    requestPaint();
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEAD + ROW * (1 + shown.map(s -> s.findings().size()).orElse(5)) + 2;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    places = new ArrayList<>();
    shown.ifPresent(s -> paint(brush, s, width));
  }

  private void paint(Brush brush, Shown s, double width) {
    double names = brush.width(mean(s), true) + 8;
    for (String finding : s.findings()) {
      names = Math.max(names, brush.width(finding, false) + 8);
    }
    names = Math.min(names, width * 0.26);
    double block = (width - names - GAP * (s.pairs().size() - 1)) / s.pairs().size();
    double half = half(s);
    paintNames(brush, s, width, names);
    for (int i = 0; i < s.pairs().size(); i++) {
      double left = names + i * (block + GAP);
      paintPair(brush, s, s.pairs().get(i), block(left, block, half));
    }
  }

  private static Block block(double left, double width, double half) {
    boolean interval = width >= LEAST_PLOT + NUMBER + INTERVAL + P;
    double number = interval ? NUMBER : NUMBER_ALONE;
    double plot = width - number - P - (interval ? INTERVAL : 0) - 6;
    LinearScale scale = new LinearScale(-half, half, left + 6, left + plot - 6);
    return new Block(left, scale, interval, left + plot + number, left + width);
  }

  /** So that all plots hold all intervals on one scale. */
  private static double half(Shown s) {
    double half = LEAST_HALF;
    for (Comparison.Pair pair : s.pairs()) {
      for (Optional<Comparison.Test> test : s.tests(pair)) {
        if (test.isPresent()) {
          double d = test.get().difference().difference();
          half = Math.max(half, Math.abs(d));
          Optional<Interval> interval = test.get().difference().interval();
          half = Math.max(half, interval.map(i -> Math.abs(i.low())).orElse(0.0));
          half = Math.max(half, interval.map(i -> Math.abs(i.high())).orElse(0.0));
        }
      }
    }
    return half * 1.04;
  }

  private static double rowY(int row) {
    return HEAD + ROW * (row + 0.5);
  }

  private void paintNames(Brush brush, Shown s, double width, double room) {
    Palette palette = brush.palette();
    brush.text(text.get("compare.finding"), 0, HEAD - 9, Anchor.START, palette.muted());
    brush.strongText(mean(s), 0, rowY(0), Anchor.START, palette.fg());
    for (int f = 0; f < s.findings().size(); f++) {
      String name = fitting(brush, s.findings().get(f), room - 8);
      brush.text(name, 0, rowY(f + 1), Anchor.START, palette.fg());
    }
    for (int row = 1; row <= s.findings().size(); row++) {
      brush.horizontal(HEAD + ROW * row, 0, width, palette.grid(), Brush.SOLID);
    }
  }

  /** Tells over how many findings the mean is taken. */
  private String mean(Shown s) {
    long defined =
        s.pairs().stream()
            .mapToLong(p -> p.findings().stream().filter(Optional::isPresent).count())
            .max()
            .orElse(0);
    return text.format("compare.mean.of", defined);
  }

  static String fitting(Brush brush, String words, double room) {
    String cut = words;
    while (cut.length() > 3 && brush.width(cut, false) > room) {
      cut = cut.substring(0, cut.length() - 2).stripTrailing() + "…";
    }
    return cut;
  }

  private void paintPair(Brush brush, Shown s, Comparison.Pair pair, Block block) {
    Palette palette = brush.palette();
    paintHead(brush, s, pair, block);
    if (pair.problem().isPresent()) {
      return;
    }
    double bottom = HEAD + ROW * (1 + s.findings().size());
    AxisTicks ticks = AxisTicks.within(block.scale().low(), block.scale().high(), 3);
    double last = Double.NEGATIVE_INFINITY;
    boolean roomy = block.interval() || block.scale().to() - block.scale().from() > ROOMY;
    for (int i = 0; i < ticks.values().size(); i++) {
      double value = ticks.values().get(i);
      double x = block.scale().px(value);
      Colour colour = value == 0 ? palette.axis() : palette.grid();
      brush.vertical(x, HEAD - 1, bottom, colour, Brush.SOLID);
      String label = tick(value, ticks.label(i));
      if ((roomy || value == 0) && x - brush.width(label, false) / 2 > last + 4) {
        brush.text(label, x, HEAD - 9, Anchor.MIDDLE, palette.muted());
        last = x + brush.width(label, false) / 2;
      }
    }
    List<Optional<Comparison.Test>> tests = s.tests(pair);
    for (int row = 0; row < tests.size(); row++) {
      paintTest(brush, s, pair, block, row, tests.get(row));
    }
  }

  private static String tick(double value, String label) {
    String digits = label.startsWith("-") ? label.substring(1) : label;
    return value == 0 ? "0" : value < 0 ? "−" + digits : "+" + digits;
  }

  private void paintHead(Brush brush, Shown s, Comparison.Pair pair, Block block) {
    Palette palette = brush.palette();
    double x = block.left() + 8;
    MarkerShapes.letter(brush, x, 10, pair.place(), 16);
    String minus = text.get("compare.minus");
    brush.text(minus, x + 13, 10, Anchor.START, palette.fg());
    double after = x + 13 + brush.width(minus, false) + 13;
    MarkerShapes.letter(brush, after, 10, 0, 16);
    String labels = s.trials().get(pair.place()).label() + " − " + s.trials().get(0).label();
    if (after + 14 + brush.width(labels, false) < block.right()) {
      brush.text(labels, after + 14, 10, Anchor.START, palette.muted());
    }
    double y = HEAD - 9;
    double numbers = block.interval() ? block.number() + INTERVAL : block.number();
    String unit = text.get(block.interval() ? "compare.unit.interval" : "compare.unit");
    brush.text(unit, numbers, y, Anchor.END, palette.muted());
    brush.text(text.get("compare.p"), block.right(), y, Anchor.END, palette.muted());
  }

  private void paintTest(
      Brush brush,
      Shown s,
      Comparison.Pair pair,
      Block block,
      int row,
      Optional<Comparison.Test> test) {
    Palette palette = brush.palette();
    double y = rowY(row);
    if (test.isEmpty()) {
      String undefined = text.get("compare.undefined");
      brush.text(undefined, block.right(), y, Anchor.END, palette.muted());
      return;
    }
    double difference = test.get().difference().difference();
    Optional<Interval> interval = test.get().difference().interval();
    boolean out = test.get().standsOut();
    Colour colour = out ? Letters.line(palette, pair.place()) : palette.token("subtle");
    interval.ifPresent(
        i ->
            brush.line(
                org.gennas.figure.Polyline.of(
                    new double[] {block.scale().px(i.low()), block.scale().px(i.high())},
                    new double[] {y, y}),
                colour,
                Brush.SOLID));
    double x = block.scale().px(difference);
    if (row == 0) {
      MarkerShapes.diamond(brush, x, y, 6, colour, colour);
    } else if (out) {
      brush.disc(x, y, 8, colour);
    } else {
      brush.ring(x, y, colour, 7, 1.5);
    }
    String number = CompareText.thousandths(difference);
    write(brush, number, block.number(), y, row == 0, palette.fg());
    if (block.interval()) {
      String bounds = interval.map(text::thousandths).orElse(CompareText.NONE);
      double right = block.number() + INTERVAL;
      brush.text(bounds, right, y, Anchor.END, palette.muted());
    }
    String p = CompareText.p(test.get().adjusted());
    write(brush, p, block.right(), y, out, palette.fg());
    places.add(new Place(x, y, block.left(), block.right(), words(s, pair, row, test.get())));
  }

  private static void write(
      Brush brush, String words, double x, double y, boolean strong, Colour colour) {
    if (strong) {
      brush.strongText(words, x, y, Anchor.END, colour);
    } else {
      brush.text(words, x, y, Anchor.END, colour);
    }
  }

  private String words(Shown s, Comparison.Pair pair, int row, Comparison.Test test) {
    String name = row == 0 ? mean(s) : s.findings().get(row - 1);
    return text.format(
        "compare.test.words",
        name,
        Letters.of(pair.place()),
        Letters.of(0),
        CompareText.thousandths(test.difference().difference()),
        test.difference().interval().map(text::thousandths).orElse(CompareText.NONE),
        CompareText.p(test.difference().p()),
        CompareText.p(test.adjusted()),
        test.difference().interval().map(Interval::method).orElse(text.get("compare.nospread")));
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    return places.stream()
        .filter(p -> Math.abs(p.y() - y) <= ROW / 2 && x >= p.left() && x <= p.right())
        .findFirst()
        .map(p -> new Hover(p.x(), p.y(), p.words()));
  }

  @Override
  public String figureTitle() {
    return text.get("compare.difference.title");
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table =
        FigureTable.of(
            "trial",
            "reference",
            "finding",
            "difference",
            "low",
            "high",
            "level",
            "p",
            "p holm",
            "method");
    shown.ifPresent(s -> s.pairs().forEach(pair -> rows(table, s, pair)));
    return table.build();
  }

  private void rows(FigureTable.Builder table, Shown s, Comparison.Pair pair) {
    List<Optional<Comparison.Test>> tests = s.tests(pair);
    for (int row = 0; row < tests.size(); row++) {
      String name = row == 0 ? "mean" : s.findings().get(row - 1);
      Optional<Comparison.Test> test = tests.get(row);
      Optional<Interval> interval = test.flatMap(t -> t.difference().interval());
      table.row(
          s.trials().get(pair.place()).label(),
          s.trials().get(0).label(),
          name,
          test.map(t -> t.difference().difference()).orElse(Double.NaN),
          interval.map(Interval::low).orElse(Double.NaN),
          interval.map(Interval::high).orElse(Double.NaN),
          interval.map(Interval::level).orElse(Double.NaN),
          test.map(t -> t.difference().p().orElse(Double.NaN)).orElse(Double.NaN),
          test.map(t -> t.adjusted().orElse(Double.NaN)).orElse(Double.NaN),
          interval.map(Interval::method).orElse(""));
    }
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder(figureTitle());
    shown.ifPresent(
        s ->
            s.pairs()
                .forEach(
                    pair -> {
                      List<Optional<Comparison.Test>> tests = s.tests(pair);
                      for (int row = 0; row < tests.size(); row++) {
                        int at = row;
                        tests
                            .get(row)
                            .ifPresent(
                                t ->
                                    words
                                        .append("; ")
                                        .append(words(s, pair, at, t).replace('\n', ' ')));
                      }
                    }));
    return words.toString();
  }
}
