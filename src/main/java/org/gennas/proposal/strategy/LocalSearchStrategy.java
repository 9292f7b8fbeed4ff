package org.gennas.proposal.strategy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.space.Architecture;

/**
 * Local search (White et al., UAI 2021): tries the neighbours of the best network, those that
 * differ in one slot, and starts afresh where all are known. Which network is best is judged with
 * the noise taken out: a single lucky training does not hold the search.
 */
final class LocalSearchStrategy implements Strategy {
  private static final int DRAWN_FIRST = 4;
  private static final List<GaussianProcessMixture.Prior> PRIORS =
      List.of(
          new GaussianProcessMixture.Prior(new NetworkKernel(1, 0, 1, 0, 0.3, 1.5, 0), 0.01),
          new GaussianProcessMixture.Prior(new NetworkKernel(1, 0, 1, 0, 0.3, 1.5, 0), 0.05),
          new GaussianProcessMixture.Prior(new NetworkKernel(1, 0, 1, 0, 0.3, 1.5, 0), 0.2));

  @Override
  public String name() {
    return "Local search";
  }

  @Override
  public Choice choose(StrategyInput situation) {
    int started = situation.trained().size() + situation.pending().size();
    if (situation.trained().isEmpty() || started < DRAWN_FIRST) {
      return SpaceFilling.random(situation, "The first " + DRAWN_FIRST + " are drawn at random.");
    }
    GaussianProcessMixture belief = GaussianProcessMixture.of(PRIORS, 1, situation);
    List<StrategyInput.Trained> judged =
        situation.trained().stream()
            .map(
                t ->
                    new StrategyInput.Trained(
                        t.candidate(), LogError.score(belief.mean(t.candidate()))))
            .toList();
    for (StrategyInput.Trained centre : Dominance.of(situation, judged).order()) {
      List<Candidate> neighbours = situation.neighbours(centre.candidate().canonical());
      if (!neighbours.isEmpty()) {
        Architecture code = centre.candidate().architecture();
        return new Choice(
            SeededDraws.one(neighbours, situation.request().seed(), situation.known()),
            String.format(
                Locale.ROOT,
                "A neighbour of %s, which stands at %.3f once noise is taken out; %s left to try.",
                code,
                centre.score(),
                Reasons.count(neighbours.size(), "neighbour")),
            Optional.empty());
      }
    }
    return SpaceFilling.random(
        situation, "All neighbours of all networks are known; drawn at random.");
  }
}
