package org.gennas.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.gennas.baseline.BaselineScore;
import org.gennas.figure.AxisRange;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.PointBuffer;
import org.gennas.figure.SvgSurface;
import org.gennas.study.config.Schedule;
import org.gennas.study.event.TrialState;

/** How the best score rose with trials, hours and energy. */
final class TrajectorySection {
  private static final int WIDE = 1160;
  private static final int HALF = 560;

  private final ReportContent content;
  private final List<TrajectoryPoints.Point> done;
  private final double[] scores;
  private final Set<Integer> drawn;

  private TrajectorySection(ReportContent content, List<TrajectoryPoints.Point> done) {
    this.content = content;
    this.done = done;
    this.scores = done.stream().mapToDouble(p -> p.trial().auc().orElseThrow()).toArray();
    this.drawn = drawn();
  }

  static Markup of(ReportContent content, TrajectoryPoints course) {
    Markup out = new Markup();
    out.open("section").open("h2").text("Trajectory");
    out.element("small", "mean AUC on the validation split, trials in order of completion");
    out.close();
    List<TrajectoryPoints.Point> done = course.scored();
    if (done.isEmpty()) {
      out.element("p", "No trial has finished with a defined AUC yet.", "class", "note");
    } else {
      new TrajectorySection(content, done).write(out);
    }
    content
        .state()
        .ended()
        .ifPresent(
            e ->
                out.element(
                    "p",
                    "The search ended: " + HtmlReport.reason(e.reason()) + ". " + e.detail(),
                    "class",
                    "note"));
    return out.close();
  }

  /** Places of the trials that are drawn: all, or those that raised the best and a sample. */
  private Set<Integer> drawn() {
    int stride = 1 + (scores.length - 1) / LongTable.MOST_POINTS;
    Set<Integer> places = new HashSet<>();
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (i % stride == 0
          || scores[i] > best
          || content.winner().filter(done.get(i).trial()::equals).isPresent()) {
        places.add(i);
      }
      best = Math.max(best, scores[i]);
    }
    return places;
  }

  private void write(Markup out) {
    out.append(byTrials());
    if (drawn.size() < scores.length) {
      LongTable.note(
          out,
          String.format(
              Locale.ROOT,
              "Drawn are %s of %s trials: each that raised the best, and a sample of the others.",
              Words.count(drawn.size()),
              Words.count(scores.length)));
    }
    out.open("div", "class", "row below").open("div", "class", "cell");
    double[] hours = done.stream().mapToDouble(TrajectoryPoints.Point::hours).toArray();
    out.append(over(hours, "Hours of search, pauses not counted")).close();
    out.open("div", "class", "cell");
    if (done.get(done.size() - 1).energyWh().isPresent()) {
      double[] energy = done.stream().mapToDouble(p -> p.energyWh().orElseThrow() / 1000).toArray();
      out.append(over(energy, "Energy of the finished trainings, kWh"));
    } else {
      long measured =
          done.stream()
              .filter(p -> p.trial().result().orElseThrow().energyWh().isPresent())
              .count();
      out.element(
          "p",
          "No plot over energy: it was measured in "
              + measured
              + " of "
              + done.size()
              + " trials only.",
          "class",
          "note");
    }
    out.close().close();
  }

  private SvgSurface byTrials() {
    int n = scores.length;
    AxisRange x = AxisRange.whole(0.4, n + 0.6, 14);
    double[] places = new double[n];
    for (int i = 0; i < n; i++) {
      places[i] = i + 1;
    }
    String name = "Mean AUC of each finished trial and best so far";
    Plot plot = Plot.over(WIDE, 250, x, scale(), "Trials finished", name);
    separators(plot);
    return draw(plot, places);
  }

  private SvgSurface over(double[] places, String title) {
    double last = places[places.length - 1];
    AxisRange x = AxisRange.holding(0, Math.max(last, 1e-6), 6);
    String name = "Mean AUC and best so far over " + title;
    return draw(Plot.over(HALF, 220, x, scale(), title, name), places);
  }

  private AxisRange scale() {
    double[] shown = DoubleStream.concat(DoubleStream.of(scores), strongest()).toArray();
    double low = DoubleStream.of(shown).min().orElseThrow();
    double high = DoubleStream.of(shown).max().orElseThrow();
    double room = Math.max(0.005, 0.08 * (high - low));
    return AxisRange.holding(Math.max(0, low - room), Math.min(1, high + room), 4);
  }

  private SvgSurface draw(Plot plot, double[] places) {
    levels(plot);
    bestSoFar(plot, places);
    for (int i = 0; i < places.length; i++) {
      if (!drawn.contains(i)) {
        continue;
      }
      TrialState trial = done.get(i).trial();
      String name = trial.id().label() + " " + trial.id().architecture();
      String words = name + ": " + Words.score(scores[i]);
      if (content.winner().filter(trial::equals).isPresent()) {
        Colour green = plot.palette().ok();
        plot.dot(places[i], scores[i], green, words);
        String label = trial.id().label() + "  " + Words.score(scores[i]);
        plot.label(places[i], scores[i], 12, green, label);
      } else {
        plot.ring(places[i], scores[i], plot.palette().finding(0), words);
      }
    }
    return plot.finished();
  }

  /** What is simple, where the scale of the trials reaches it. */
  private void levels(Plot plot) {
    for (BaselineScore baseline : content.baselines().scores()) {
      baseline
          .valid()
          .meanAuc()
          .filter(plot::holds)
          .ifPresent(
              auc -> {
                plot.level(auc, plot.palette().muted());
                String text = baseline.kind().title() + "  " + Words.score(auc);
                plot.levelLabel(auc, plot.palette().muted(), text);
              });
    }
  }

  /** The strongest baseline belongs on the scale, whether or not a trial came near it. */
  private DoubleStream strongest() {
    return content.baselines().scores().stream()
        .flatMap(b -> b.valid().meanAuc().stream())
        .mapToDouble(auc -> auc)
        .max()
        .stream();
  }

  private void bestSoFar(Plot plot, double[] places) {
    PointBuffer steps = new PointBuffer();
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > best) {
        if (i > 0) {
          steps.append(places[i], best);
        }
        best = scores[i];
        steps.append(places[i], best);
      }
    }
    steps.append(plot.end(), best);
    plot.line(steps.line(), plot.palette().fg(), Brush.SOLID, 1.5);
  }

  /**
   * In step, an iteration's trials are neighbours; free-running mixes them. Where there are more
   * trials than are drawn, the lines would be all that is to be seen.
   */
  private void separators(Plot plot) {
    if (content.state().config().schedule() != Schedule.IN_STEP || drawn.size() < scores.length) {
      return;
    }
    for (int i = 1; i < done.size(); i++) {
      int before = done.get(i - 1).trial().trial().iteration();
      if (done.get(i).trial().trial().iteration() != before) {
        plot.upright(i + 0.5, plot.palette().axis());
      }
    }
  }
}
