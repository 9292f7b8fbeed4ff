package org.gennas.proposal.strategy;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.gennas.proposal.ProposalRequest;
import org.gennas.space.Networks;
import org.gennas.study.event.Proposal.Prediction;

/**
 * Fits a {@link SurrogateEstimate} to the trials so far and chooses the network that is best at the
 * optimistic end of its prediction (an upper confidence bound), over all distinct networks. Pending
 * networks count as scored as predicted. Before there is anything to fit, it spreads its choices
 * over the space.
 */
final class SurrogateStrategy implements Strategy {
  private static final int EFFECTS_TOLD = 3;

  private final double penalty;

  SurrogateStrategy() {
    this(SurrogateEstimate.PENALTY);
  }

  /**
   * @param penalty of the regression, above 0
   */
  SurrogateStrategy(double penalty) {
    this.penalty = penalty;
  }

  @Override
  public String name() {
    return "Surrogate";
  }

  @Override
  public Choice choose(StrategyInput situation) {
    ProposalRequest request = situation.request();
    return SurrogateEstimate.of(request.networks(), request.history(), penalty)
        .map(estimate -> promising(situation, estimate))
        .orElseGet(() -> SpaceFilling.choose(situation));
  }

  private static Choice promising(StrategyInput situation, SurrogateEstimate known) {
    SurrogateEstimate estimate = known;
    for (Candidate pending : situation.pending()) {
      estimate = estimate.believing(pending.canonical());
    }
    ToDoubleFunction<Candidate> optimism = optimism(estimate);
    double[] observed =
        situation.trained().stream().mapToDouble(t -> LogError.of(t.score())).toArray();
    Candidate best = ParetoImprovement.of(situation, observed).best(situation.left(), optimism);
    // what is believed of pending networks is no score: nothing is surer for it
    Prediction prediction = known.predict(best.canonical());
    return new Choice(
        best, explain(situation, estimate, best, prediction), Optional.of(prediction));
  }

  private static ToDoubleFunction<Candidate> optimism(SurrogateEstimate estimate) {
    return candidate -> estimate.optimism(candidate.canonical());
  }

  private static String explain(
      StrategyInput situation, SurrogateEstimate estimate, Candidate best, Prediction prediction) {
    Networks networks = situation.request().networks();
    int trained = situation.trained().size();
    int pending = estimate.observations() - trained;
    String effects =
        estimate.effects(best.architecture()).stream()
            .limit(EFFECTS_TOLD)
            .map(
                e ->
                    String.format(
                        Locale.ROOT,
                        "slot %d %s (%+.3f)",
                        e.slot() + 1,
                        networks.choiceName(e.slot(), e.choice()),
                        e.gain()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Predicted validation mean AUC %s, from a linear fit to %s%s. Of all untried"
            + " networks it has the best optimistic value, %.3f. What moves it most: %s.",
        prediction.words(),
        count(trained, "trained network"),
        pending > 0 ? " and the expected scores of " + count(pending, "pending one") : "",
        estimate.upperBound(best.architecture()),
        effects);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
