package org.gennas.ui.chart;

import java.util.List;

/**
 * How a search went: one value per trial in the order of completion, and the iterations that they
 * belong to.
 *
 * @param trials in order of completion; NaN as value for a trial without one
 * @param spans the iterations in order, each a run of trials
 */
public record Trajectory(List<Point> trials, List<Span> spans) {
  /**
   * A trial.
   *
   * @param name such as T-11
   * @param value the objective, higher is better; NaN where there is none
   */
  public record Point(String name, double value) {}

  /**
   * An iteration.
   *
   * @param name below the axis
   * @param first index of its first trial
   * @param end index after its last trial
   * @param shaded whether it counts towards a stop
   */
  public record Span(String name, int first, int end, boolean shaded) {}

  public Trajectory {
    trials = List.copyOf(trials);
    spans = List.copyOf(spans);
  }

  /** No trial yet. */
  public static Trajectory empty() {
    return new Trajectory(List.of(), List.of());
  }

  /**
   * The best value so far as a stair: at x = i + 0.5 it takes trial i in; it ends at x = {@code
   * end}.
   */
  public Polyline bestSoFar(double end) {
    PointBuffer stair = new PointBuffer();
    double best = Double.NaN;
    for (int i = 0; i < trials.size(); i++) {
      double value = trials.get(i).value();
      if (!Double.isNaN(value) && !(value <= best)) {
        if (!Double.isNaN(best)) {
          stair.append(i + 0.5, best);
        }
        stair.append(i + 0.5, value);
        best = value;
      }
    }
    if (stair.size() > 0) {
      stair.append(end, best);
    }
    return stair.line();
  }

  /** Whether any trial has a value. */
  public boolean hasValues() {
    return trials.stream().anyMatch(t -> !Double.isNaN(t.value()));
  }
}
