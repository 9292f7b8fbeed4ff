package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A blend of priors: networks are alike by the mixture of their choices, slot by slot, pair by pair
 * and as a whole, and the trials decide how much of each. Chooses by expected improvement over what
 * the scores say once their noise is taken out.
 */
final class BlendStrategy implements Strategy {
  private final Settings settings;
  private final List<Belief.Prior> priors;

  /**
   * Chosen on synthetic landscapes, see docs/strategies.md.
   *
   * @param spreadFirst networks chosen far apart before anything is predicted
   * @param voices priors kept
   * @param optimism deviations
   */
  record Settings(
      int spreadFirst,
      int voices,
      double optimism,
      double[] mixtures,
      double[] pairs,
      double[] wholes,
      double[] sizes,
      double[] noises) {}

  static final Settings USUAL =
      new Settings(
          2,
          4,
          0,
          new double[] {0, 0.5, 1.5},
          new double[] {0.1, 0.5},
          new double[] {0.05},
          new double[] {0},
          new double[] {0.01, 0.05, 0.2});

  BlendStrategy() {
    this(USUAL);
  }

  BlendStrategy(Settings settings) {
    this.settings = settings;
    List<Belief.Prior> all = new ArrayList<>();
    for (double mixture : settings.mixtures()) {
      for (double pair : settings.pairs()) {
        for (double whole : settings.wholes()) {
          for (double size : settings.sizes()) {
            for (double noise : settings.noises()) {
              all.add(
                  new Belief.Prior(
                      new NetworkKernel(1, mixture, 1, pair, whole, 1.5, size), noise));
            }
          }
        }
      }
    }
    this.priors = List.copyOf(all);
  }

  @Override
  public String name() {
    return "Blend";
  }

  @Override
  public Choice choose(Situation situation) {
    if (situation.trained().size() < settings.spreadFirst()) {
      return Spread.choose(situation);
    }
    Belief belief = Belief.of(priors, settings.voices(), situation);
    Acquisition.Found found = Acquisition.best(situation, belief, settings.optimism());
    return new Choice(
        found.candidate(),
        Reasons.expected(situation, belief, found),
        Optional.of(belief.predict(found.candidate())));
  }
}
