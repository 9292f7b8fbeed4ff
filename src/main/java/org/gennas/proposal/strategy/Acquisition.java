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
  /** Variances are computed for so many candidates of the best expectation. */
  private static final int SCREENED = 600;

  private Acquisition() {}

  /** A chosen network and what is believed of it. */
  record Found(Candidate candidate, Posterior posterior, double gain) {}

  /**
   * @param optimism deviations by which expectations are moved before improvements are counted, 0
   *     for plain expected improvement
   */
  static Found best(Situation situation, Belief belief, double optimism) {
    double[] believed =
        situation.trained().stream().mapToDouble(t -> belief.mean(t.candidate())).toArray();
    Front front = Front.of(situation, believed);
    Found best = null;
    for (Candidate candidate : screened(situation, belief)) {
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

  private static List<Candidate> screened(Situation situation, Belief belief) {
    List<Candidate> left = situation.left();
    if (left.size() <= SCREENED
        || situation.trained().size() < 10
        || situation.request().secondObjective().isPresent()) {
      return left;
    }
    record Expected(Candidate candidate, double mean) {}
    List<Expected> expected = new ArrayList<>(left.size());
    for (Candidate candidate : left) {
      expected.add(new Expected(candidate, belief.mean(candidate)));
    }
    expected.sort(Comparator.comparingDouble(Expected::mean));
    return expected.subList(0, SCREENED).stream().map(Expected::candidate).toList();
  }
}
