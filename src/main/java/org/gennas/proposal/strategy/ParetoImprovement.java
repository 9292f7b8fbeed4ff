package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.gennas.evaluation.StandardNormal;

/**
 * How much better than all trained networks another would be. With one objective that is how far it
 * falls below the lowest log-error; with two it is the hypervolume that it adds to the Pareto front
 * of log-error and {@link CostScale}. The expectation of the latter has a closed form here, since a
 * network's size is known: the front is a staircase, and each step adds an expected improvement.
 */
final class ParetoImprovement {
  /** From this size on, the best log-error so far is {@code level}. */
  private record Step(double size, double level) {}

  private final Optional<CostScale> size;
  private final List<Step> steps;

  private ParetoImprovement(Optional<CostScale> size, List<Step> steps) {
    this.size = size;
    this.steps = steps;
  }

  /**
   * @param logErrors of the trained networks, in their order: observed, or as a model sees them; at
   *     least one
   */
  static ParetoImprovement of(StrategyInput situation, double[] logErrors) {
    Optional<CostScale> size = CostScale.of(situation);
    double worst = Double.NEGATIVE_INFINITY;
    List<Step> points = new ArrayList<>();
    for (int i = 0; i < logErrors.length; i++) {
      Candidate candidate = situation.trained().get(i).candidate();
      points.add(new Step(size.map(s -> s.of(candidate)).orElse(0.0), logErrors[i]));
      worst = Math.max(worst, logErrors[i]);
    }
    points.sort(Comparator.comparingDouble(Step::size).thenComparingDouble(Step::level));
    List<Step> steps = new ArrayList<>();
    double lowest = worst;
    if (size.isPresent()) {
      steps.add(new Step(Double.NEGATIVE_INFINITY, worst));
    }
    for (Step point : points) {
      if (steps.isEmpty() || point.level() < lowest) {
        lowest = point.level();
        steps.add(new Step(point.size(), lowest));
      }
    }
    return new ParetoImprovement(size, steps);
  }

  /** What a network would add if its log-error were exactly this; above 0 for an improvement. */
  double gain(Candidate candidate, double logError) {
    return gain(candidate, level -> Math.max(0, level - logError));
  }

  /** What a network is expected to add if its log-error is normal. */
  double expectedGain(Candidate candidate, double mean, double deviation) {
    return gain(candidate, level -> shortfall(level, mean, deviation));
  }

  private double gain(Candidate candidate, ToDoubleFunction<Double> below) {
    if (size.isEmpty()) {
      return below.applyAsDouble(steps.get(steps.size() - 1).level());
    }
    double from = size.get().of(candidate);
    double gain = 0;
    for (int i = 0; i < steps.size(); i++) {
      double begin = Math.max(from, steps.get(i).size());
      double end = i + 1 < steps.size() ? steps.get(i + 1).size() : 1 + 1e-6;
      if (end > begin) {
        gain += (end - begin) * below.applyAsDouble(steps.get(i).level());
      }
    }
    return gain;
  }

  /** Expectation of how far a normal variable falls below a level. */
  private static double shortfall(double level, double mean, double deviation) {
    if (deviation < 1e-12) {
      return Math.max(0, level - mean);
    }
    double z = (level - mean) / deviation;
    // far below the mean the two terms cancel, and rounding could leave less than nothing
    return deviation * Math.max(0, z * StandardNormal.cumulative(z) + StandardNormal.density(z));
  }

  /**
   * The candidate that is best if each has its optimistic log-error: the lowest, or with two
   * objectives the one that adds most, and the lowest where none adds anything.
   */
  Candidate best(List<Candidate> left, ToDoubleFunction<Candidate> optimism) {
    Candidate best = left.get(0);
    double most = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : left) {
      double logError = optimism.applyAsDouble(candidate);
      double gain = size.isPresent() ? gain(candidate, logError) : 0;
      double worth = gain > 0 ? gain : -1e3 - logError;
      if (worth > most) {
        most = worth;
        best = candidate;
      }
    }
    return best;
  }
}
