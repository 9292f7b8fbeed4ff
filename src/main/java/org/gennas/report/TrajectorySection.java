package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gennas.baseline.BaselineScore;
import org.gennas.study.config.Schedule;
import org.gennas.study.event.TrialState;

/** How the best score rose with trials, hours and energy. */
final class TrajectorySection {
  private static final int WIDE = 1160;
  private static final int HALF = 560;

  private final ReportContent content;
  private final List<TrajectoryPoints.Point> done;
  private final double[] scores;

  private TrajectorySection(ReportContent content, List<TrajectoryPoints.Point> done) {
    this.content = content;
    this.done = done;
    this.scores = done.stream().mapToDouble(p -> p.trial().auc().orElseThrow()).toArray();
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

  private void write(Markup out) {
    out.append(byTrials());
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

  private Markup byTrials() {
    int n = scores.length;
    Axis x = new Axis(0.4, n + 0.6, Axis.whole(0, n, 14, "").step(), 0, "Trials finished");
    double[] places = new double[n];
    for (int i = 0; i < n; i++) {
      places[i] = i + 1;
    }
    Plot plot =
        new Plot(WIDE, 250, x, scale(), "Mean AUC of each finished trial and best so far", false);
    separators(plot);
    draw(plot, places, n + 0.6);
    return plot.finished();
  }

  private Markup over(double[] places, String title) {
    double last = places[places.length - 1];
    Axis x = Axis.round(0, Math.max(last, 1e-6), 6, title);
    Plot plot = new Plot(HALF, 220, x, scale(), "Mean AUC and best so far over " + title, false);
    draw(plot, places, x.high());
    return plot.finished();
  }

  private Axis scale() {
    double[] shown = DoubleStream.concat(DoubleStream.of(scores), strongest()).toArray();
    double low = DoubleStream.of(shown).min().orElseThrow();
    double high = DoubleStream.of(shown).max().orElseThrow();
    double room = Math.max(0.005, 0.08 * (high - low));
    return Axis.round(Math.max(0, low - room), Math.min(1, high + room), 4, "");
  }

  private void draw(Plot plot, double[] places, double end) {
    levels(plot, end);
    bestSoFar(plot, places, end);
    for (int i = 0; i < places.length; i++) {
      TrialState trial = done.get(i).trial();
      boolean best = content.winner().filter(trial::equals).isPresent();
      String name = trial.id().label() + " " + trial.id().architecture();
      String colour = best ? Svg.GREEN : Svg.BLUE;
      plot.mark(places[i], scores[i], colour, best, name + ": " + Words.score(scores[i]));
      if (best) {
        boolean roomAtRight = places[i] < 0.85 * end;
        plot.label(
            places[i],
            scores[i],
            roomAtRight ? 8 : -8,
            -8,
            roomAtRight ? "start" : "end",
            Svg.GREEN,
            trial.id().label() + "  " + Words.score(scores[i]));
      }
    }
  }

  /** What is simple, where the scale of the trials reaches it. */
  private void levels(Plot plot, double end) {
    Axis y = scale();
    for (BaselineScore baseline : content.baselines().scores()) {
      baseline
          .valid()
          .meanAuc()
          .filter(auc -> auc >= y.low() && auc <= y.high())
          .ifPresent(
              auc -> {
                plot.level(auc, Svg.MUTED);
                String text = baseline.kind().title() + "  " + Words.score(auc);
                plot.label(end, auc, -4, -5, "end", Svg.MUTED, text);
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

  private void bestSoFar(Plot plot, double[] places, double end) {
    List<double[]> steps = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > best) {
        if (i > 0) {
          steps.add(new double[] {places[i], best});
        }
        best = scores[i];
        steps.add(new double[] {places[i], best});
      }
    }
    steps.add(new double[] {end, best});
    plot.line(
        steps.stream().mapToDouble(s -> s[0]).toArray(),
        steps.stream().mapToDouble(s -> s[1]).toArray(),
        Svg.INK,
        "",
        1.5);
  }

  /** In step, an iteration's trials are neighbours; free-running mixes them. */
  private void separators(Plot plot) {
    if (content.state().config().schedule() != Schedule.IN_STEP) {
      return;
    }
    for (int i = 1; i < done.size(); i++) {
      int before = done.get(i - 1).trial().trial().iteration();
      if (done.get(i).trial().trial().iteration() != before) {
        plot.upright(i + 0.5, Svg.AXIS);
      }
    }
  }
}
