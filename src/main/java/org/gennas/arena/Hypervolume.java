package org.gennas.arena;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.SecondObjective;

/**
 * The share of the plane of score and cost that some networks dominate. Scores run from the table's
 * worst mean to its best, costs, on a logarithmic scale, from its dearest network to its cheapest.
 * Confined to one search.
 */
final class Hypervolume {
  private final BenchmarkTable table;
  private final Optional<SecondObjective> objective;
  private final double worst;
  private final double best;
  private final double cheapest;
  private final double dearest;
  private final List<Point> front = new ArrayList<>();

  private record Point(double cost, double score) {}

  Hypervolume(BenchmarkTable table, Optional<SecondObjective> objective) {
    this.table = table;
    this.objective = objective;
    double least = Double.POSITIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Architecture code : table.codes()) {
      BenchmarkTable.Entry entry = table.entry(code);
      least = Math.min(least, entry.mean());
      low = Math.min(low, cost(entry.cost()));
      high = Math.max(high, cost(entry.cost()));
    }
    this.worst = least;
    this.best = table.entry(table.best()).mean();
    this.cheapest = low;
    this.dearest = high;
  }

  private double cost(Networks.Cost cost) {
    return objective
        .map(o -> Math.log(1.0 + (o == SecondObjective.PARAMS ? cost.params() : cost.macs())))
        .orElse(0.0);
  }

  /** Adds a network and gives the share that all so far dominate, 0 to 1. */
  double with(Architecture architecture) {
    BenchmarkTable.Entry entry = table.entry(architecture);
    double spread = Math.max(dearest - cheapest, 1e-12);
    double cost = objective.isPresent() ? (cost(entry.cost()) - cheapest) / spread : 0;
    double score = (entry.mean() - worst) / Math.max(best - worst, 1e-12);
    Point point = new Point(cost, score);
    boolean dominated = front.stream().anyMatch(p -> p.cost() <= cost && p.score() >= score);
    if (!dominated) {
      front.removeIf(p -> p.cost() >= cost && p.score() <= score);
      front.add(point);
      front.sort(Comparator.comparingDouble(Point::cost));
    }
    double volume = 0;
    for (int i = 0; i < front.size(); i++) {
      double end = i + 1 < front.size() ? front.get(i + 1).cost() : 1;
      volume += (end - front.get(i).cost()) * front.get(i).score();
    }
    return volume;
  }
}
