package org.gennas.study.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.SecondObjective;

/**
 * The finished trials of a search that no other beats in both score and size, from the smallest to
 * the largest, and the share of the plane that they dominate. Immutable.
 *
 * @param trials none dominated by another; without a measured latency a trial takes no part in a
 *     front of latencies
 * @param hypervolume 0 to 1: of mean AUCs from 0.5 to 1, and sizes on a logarithmic scale from the
 *     largest finished trial's to the smallest's; empty where fewer than two sizes leave no scale
 */
public record ParetoFront(List<TrialState> trials, Optional<Double> hypervolume) {
  private static final double CHANCE = 0.5;

  public ParetoFront {
    trials = List.copyOf(trials);
  }

  private record Point(TrialState trial, double logSize, double auc) {}

  /** The front of a study so far. */
  public static ParetoFront of(StudyState state, SecondObjective objective) {
    List<Point> points = new ArrayList<>();
    for (TrialState trial : state.ranking()) {
      TrialResult result = trial.result().orElseThrow();
      size(result, objective)
          .ifPresent(
              size -> points.add(new Point(trial, Math.log(size), trial.auc().orElseThrow())));
    }
    points.sort(Comparator.comparingDouble(Point::logSize).thenComparingDouble(p -> -p.auc()));
    List<Point> front = new ArrayList<>();
    for (Point point : points) {
      if (front.isEmpty() || point.auc() > front.get(front.size() - 1).auc()) {
        front.add(point);
      }
    }
    return new ParetoFront(front.stream().map(Point::trial).toList(), hypervolume(points, front));
  }

  /** The size of a network in an objective; empty where it was not measured. */
  public static Optional<Double> size(TrialResult result, SecondObjective objective) {
    return switch (objective) {
      case MACS -> Optional.of((double) result.macs());
      case PARAMS -> Optional.of((double) result.params());
      case LATENCY -> result.latencyMillis();
    };
  }

  private static Optional<Double> hypervolume(List<Point> points, List<Point> front) {
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double least = points.get(0).logSize();
    double range = points.get(points.size() - 1).logSize() - least;
    if (range <= 0) {
      return Optional.empty();
    }
    double volume = 0;
    for (int i = 0; i < front.size(); i++) {
      double from = (front.get(i).logSize() - least) / range;
      double to = i + 1 < front.size() ? (front.get(i + 1).logSize() - least) / range : 1;
      volume += (to - from) * Math.max(0, front.get(i).auc() - CHANCE) / (1 - CHANCE);
    }
    return Optional.of(volume);
  }
}
