package org.gennas.ui.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.figure.PointBuffer;
import org.gennas.figure.Polyline;

/**
 * How a search went: one value per trial in the order of completion, and the iterations that they
 * belong to; against the number of trials or against what they took.
 *
 * @param trials in order of completion; NaN as value for a trial without one
 * @param spans the iterations in order, each a run of trials
 * @param measured what the trials took; empty: they stand side by side
 * @param levels values to hold the trials against, which are no trials
 */
public record Trajectory(
    List<Point> trials, List<Span> spans, Optional<Measured> measured, List<Level> levels) {
  /**
   * A trial.
   *
   * @param number of the trial
   * @param name such as T-11
   * @param value the objective, higher is better; NaN where there is none
   * @param pale whether it is not among those looked at; it still counts
   */
  public record Point(int number, String name, double value, boolean pale) {
    /** A trial that nothing is linked to. */
    public Point(String name, double value) {
      this(0, name, value, false);
    }
  }

  /**
   * An iteration.
   *
   * @param name below the axis
   * @param first index of its first trial
   * @param end index after its last trial
   * @param shaded whether it counts towards a stop
   */
  public record Span(String name, int first, int end, boolean shaded) {}

  /**
   * A horizontal line.
   *
   * @param name beside it
   * @param value on the trials' scale
   */
  public record Level(String name, double value) {}

  /**
   * What was spent until each trial was done.
   *
   * @param title of the axis, with the unit
   * @param until one a trial, not falling
   */
  public record Measured(String title, List<Double> until) {
    public Measured {
      until = List.copyOf(until);
    }
  }

  public Trajectory {
    trials = List.copyOf(trials);
    spans = List.copyOf(spans);
    levels = List.copyOf(levels);
    if (measured.isPresent() && measured.get().until().size() != trials.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d trials, but %d places",
              trials.size(),
              measured.get().until().size()));
    }
  }

  /** Trials side by side. */
  public Trajectory(List<Point> trials, List<Span> spans) {
    this(trials, spans, Optional.empty(), List.of());
  }

  /** The same against other levels. */
  public Trajectory against(List<Level> other) {
    return new Trajectory(trials, spans, measured, other);
  }

  /** The highest level; empty where there is none. */
  public OptionalDouble highestLevel() {
    return levels.stream().mapToDouble(Level::value).max();
  }

  /** No trial yet. */
  public static Trajectory empty() {
    return new Trajectory(List.of(), List.of());
  }

  /** Where trial {@code i} stands on the horizontal axis. */
  public double at(int i) {
    return measured.map(m -> m.until().get(i)).orElse(i + 0.5);
  }

  /** Where the border before trial {@code i} stands, {@code i} up to the number of trials. */
  public double before(int i) {
    return measured.isEmpty() ? i : i == 0 ? 0 : at(i - 1);
  }

  /**
   * The best value so far as a stair: at {@link #at} it takes trial i in; it ends at x = {@code
   * end}.
   */
  public Polyline bestSoFar(double end) {
    PointBuffer stair = new PointBuffer();
    double best = Double.NaN;
    for (int i = 0; i < trials.size(); i++) {
      double value = trials.get(i).value();
      if (!Double.isNaN(value) && !(value <= best)) {
        if (!Double.isNaN(best)) {
          stair.append(at(i), best);
        }
        stair.append(at(i), value);
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
