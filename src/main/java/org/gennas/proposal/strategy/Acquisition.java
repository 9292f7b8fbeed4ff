package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;

/**
 * Chooses the network whose training is expected to improve most on what is known. What counts is
 * not the best observed score, which is partly luck, but the best of what the belief makes of the
 * observed ones. With two objectives the improvement is in hypervolume.
 */
final class Acquisition {
  /** Variances are computed for so many of the most promising candidates. */
  private static final int SCREENED = 600;

  private static final int SCREENED_FROM = 10;
  private static final int SAMPLED = 32;

  private Acquisition() {}

  /** A chosen network and what is believed of it. */
  record Found(Candidate candidate, Posterior posterior, double gain) {}

  /**
   * @param optimism deviations by which expectations are moved before improvements are counted, 0
   *     for plain expected improvement
   */
  static Found best(StrategyInput situation, GaussianProcessMixture belief, double optimism) {
    double[] believed =
        situation.trained().stream().mapToDouble(t -> belief.mean(t.candidate())).toArray();
    ParetoImprovement front = ParetoImprovement.of(situation, believed);
    Found best = null;
    for (Candidate candidate : screened(situation, belief, front)) {
      Posterior posterior = belief.posterior(candidate);
      double deviation = Math.sqrt(posterior.variance());
      double gain =
          front.expectedGain(candidate, posterior.mean() - optimism * deviation, deviation);
      if (best == null
          || gain > best.gain()
          || gain == best.gain() && posterior.mean() < best.posterior().mean()) {
        best = new Found(candidate, posterior, gain);
      }
    }
    return best;
  }

  /** The candidates that would be best if all were equally uncertain. */
  private static List<Candidate> screened(
      StrategyInput situation, GaussianProcessMixture belief, ParetoImprovement front) {
    List<Candidate> left = situation.left();
    if (left.size() <= SCREENED || situation.trained().size() < SCREENED_FROM) {
      return left;
    }
    double variance = 0;
    int step = left.size() / SAMPLED;
    for (int i = 0; i < SAMPLED; i++) {
      variance += belief.posterior(left.get(i * step)).variance() / SAMPLED;
    }
    double deviation = Math.sqrt(variance);
    record Promise(Candidate candidate, double gain, double mean) {}
    List<Promise> promises = new ArrayList<>(left.size());
    for (Candidate candidate : left) {
      double mean = belief.mean(candidate);
      promises.add(new Promise(candidate, front.expectedGain(candidate, mean, deviation), mean));
    }
    promises.sort(
        Comparator.comparingDouble((Promise p) -> -p.gain()).thenComparingDouble(Promise::mean));
    return promises.subList(0, SCREENED).stream().map(Promise::candidate).toList();
  }
}
