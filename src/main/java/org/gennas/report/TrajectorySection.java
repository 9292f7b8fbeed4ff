package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gennas.study.Schedule;
import org.gennas.study.TrialState;

/** How the best score rose with the trials. */
final class TrajectorySection {
  private static final String BLUE = "#0072B2";
  private static final String INK = "#24292f";
  private static final String GREEN = "#1a7f37";

  private TrajectorySection() {}

  static Markup of(ReportContent content) {
    Markup out = new Markup();
    out.open("section").open("h2").text("Trajectory");
    out.element("small", "mean AUC on the validation split, trials in order of completion");
    out.close();
    List<TrialState> done =
        content.inOrderOfCompletion().stream().filter(t -> t.auc().isPresent()).toList();
    if (done.isEmpty()) {
      out.element("p", "No trial has finished with a defined AUC yet.", "class", "note");
    } else {
      out.append(plot(content, done));
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

  private static Markup plot(ReportContent content, List<TrialState> done) {
    int n = done.size();
    double[] scores = done.stream().mapToDouble(t -> t.auc().orElseThrow()).toArray();
    double low = DoubleStream.of(scores).min().orElseThrow();
    double high = DoubleStream.of(scores).max().orElseThrow();
    double room = Math.max(0.005, 0.08 * (high - low));
    Axis x = new Axis(0.4, n + 0.6, Axis.whole(0, n, 14, "").step(), 0, "Trials finished");
    Axis y = Axis.round(Math.max(0, low - room), Math.min(1, high + room), 4, "");
    Plot plot = new Plot(1196, 250, x, y, "Mean AUC of each finished trial and best so far", false);
    separators(plot, content, done);
    bestSoFar(plot, scores);
    for (int i = 0; i < n; i++) {
      boolean best = content.winner().isPresent() && content.winner().get().equals(done.get(i));
      String name = done.get(i).id().label() + " " + done.get(i).id().architecture();
      plot.mark(i + 1, scores[i], best ? GREEN : BLUE, best, name + ": " + Words.score(scores[i]));
      if (best) {
        boolean roomAtRight = i < 0.9 * n;
        plot.label(
            i + 1,
            scores[i],
            roomAtRight ? 8 : -8,
            -8,
            roomAtRight ? "start" : "end",
            GREEN,
            done.get(i).id().label() + "  " + Words.score(scores[i]));
      }
    }
    return plot.finished();
  }

  private static void bestSoFar(Plot plot, double[] scores) {
    List<double[]> steps = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > best) {
        if (i > 0) {
          steps.add(new double[] {i + 1, best});
        }
        best = scores[i];
        steps.add(new double[] {i + 1, best});
      }
    }
    steps.add(new double[] {scores.length + 0.6, best});
    plot.line(
        steps.stream().mapToDouble(s -> s[0]).toArray(),
        steps.stream().mapToDouble(s -> s[1]).toArray(),
        INK,
        "",
        1.5);
  }

  /** In step, an iteration's trials are neighbours; free-running mixes them. */
  private static void separators(Plot plot, ReportContent content, List<TrialState> done) {
    if (content.state().config().schedule() != Schedule.IN_STEP) {
      return;
    }
    for (int i = 1; i < done.size(); i++) {
      if (done.get(i).trial().iteration() != done.get(i - 1).trial().iteration()) {
        plot.upright(i + 0.5, "#afb8c1");
      }
    }
  }
}
