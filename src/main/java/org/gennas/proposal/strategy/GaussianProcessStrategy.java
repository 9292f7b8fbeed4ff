package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.study.event.Proposal.Prediction;

/**
 * The field's usual Bayesian optimisation: a Gaussian process whose covariance falls exponentially
 * with the number of slots in which two networks differ, and expected improvement. Reach and noise
 * are those that make the scores likeliest.
 */
final class GaussianProcessStrategy implements Strategy {
  private static final int SPREAD_FIRST = 3;
  private static final List<GaussianProcessMixture.Prior> PRIORS = priors();

  private static List<GaussianProcessMixture.Prior> priors() {
    List<GaussianProcessMixture.Prior> priors = new ArrayList<>();
    for (double reach : new double[] {1, 2, 4, 8}) {
      for (double noise : new double[] {0.01, 0.05, 0.2}) {
        priors.add(
            new GaussianProcessMixture.Prior(new NetworkKernel(1, 0, 0, 0, 1, reach, 0), noise));
      }
    }
    return List.copyOf(priors);
  }

  @Override
  public String name() {
    return "Gaussian process";
  }

  @Override
  public Choice choose(StrategyInput situation) {
    if (situation.trained().size() < SPREAD_FIRST) {
      return SpaceFilling.choose(situation);
    }
    GaussianProcessMixture belief = GaussianProcessMixture.of(PRIORS, 1, situation);
    Acquisition.Found found = Acquisition.best(situation, belief, 0);
    Prediction prediction = belief.predict(found.candidate());
    return new Choice(
        found.candidate(), Reasons.expected(situation, prediction), Optional.of(prediction));
  }
}
