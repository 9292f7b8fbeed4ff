package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.study.event.Proposal.Prediction;

/**
 * A blend of priors: networks are alike by the mixture of their choices, slot by slot, pair by pair
 * and as a whole, and the trials decide how much of each. Chooses by expected improvement over what
 * the scores say once their noise is taken out.
 */
final class BlendStrategy implements Strategy {
  private static final double WHOLE = 0.05;
  private static final double REACH = 1.5;

  private final Settings settings;
  private final List<GaussianProcessMixture.Prior> priors;

  /**
   * The variances are relative to that of a choice in its slot, 1.
   *
   * @param spreadFirst networks chosen far apart before anything is predicted
   * @param voices priors kept
   * @param optimism deviations by which expectations are moved before improvements are counted
   * @param mixtures variances of a choice's worth wherever it stands
   * @param pairs variances of the worth of two choices together
   * @param sizes variances of the worth of being large
   * @param noises variances of one training
   * @param neighbourly how many neighbours of a warm start come first, in slots
   */
  record Settings(
      int spreadFirst,
      int voices,
      double optimism,
      List<Double> mixtures,
      List<Double> pairs,
      List<Double> sizes,
      List<Double> noises,
      double neighbourly) {}

  /** Chosen on synthetic landscapes, see docs/strategies.md. */
  static final Settings USUAL =
      new Settings(
          2,
          4,
          1,
          List.of(0.0, 0.5, 1.5),
          List.of(0.0, 0.3),
          List.of(0.0, 0.3),
          List.of(0.01, 0.05, 0.2),
          2);

  BlendStrategy() {
    this(USUAL);
  }

  BlendStrategy(Settings settings) {
    this.settings = settings;
    List<GaussianProcessMixture.Prior> all = new ArrayList<>();
    for (double mixture : settings.mixtures()) {
      for (double pair : settings.pairs()) {
        for (double size : settings.sizes()) {
          NetworkKernel kernel = new NetworkKernel(1, mixture, 1, pair, WHOLE, REACH, size);
          for (double noise : settings.noises()) {
            all.add(new GaussianProcessMixture.Prior(kernel, noise));
          }
        }
      }
    }
    this.priors = List.copyOf(all);
  }

  /**
   * Who names a network to begin with believes in it, so its neighbours come first: twice as many
   * as there are slots, on what they have told by then.
   */
  private Optional<StrategyInput> nearWarmStart(StrategyInput situation) {
    int begun = situation.trained().size() + situation.pending().size();
    int slots = situation.request().networks().length();
    return situation
        .request()
        .warmStart()
        .filter(warm -> begun <= settings.neighbourly() * slots)
        .map(situation::neighbours)
        .filter(neighbours -> !neighbours.isEmpty())
        .map(situation::choosingFrom);
  }

  /** All that the trials may choose from. */
  List<GaussianProcessMixture.Prior> priors() {
    return priors;
  }

  @Override
  public String name() {
    return "Blend";
  }

  @Override
  public Choice choose(StrategyInput whole) {
    StrategyInput situation = nearWarmStart(whole).orElse(whole);
    boolean warm = situation != whole && !situation.trained().isEmpty();
    if (!warm && situation.trained().size() < settings.spreadFirst()) {
      return SpaceFilling.choose(situation);
    }
    GaussianProcessMixture belief = GaussianProcessMixture.of(priors, settings.voices(), situation);
    Acquisition.Found found = Acquisition.best(situation, belief, settings.optimism());
    Prediction prediction = belief.predict(found.candidate());
    return new Choice(
        found.candidate(), Reasons.expected(situation, prediction), Optional.of(prediction));
  }
}
