package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * Regularized evolution (Real et al., AAAI 2019): of the youngest trained networks some are drawn,
 * and the best of them is changed in one slot. That the old ones die is what makes it bear noise: a
 * lucky score is not kept for ever.
 */
final class EvolutionStrategy implements Strategy {
  private static final int POPULATION = 10;
  private static final int TOURNAMENT = 4;
  private static final int MOST_CHANGES = 200;

  @Override
  public String name() {
    return "Evolution";
  }

  @Override
  public Choice choose(StrategyInput situation) {
    int started = situation.trained().size() + situation.pending().size();
    if (situation.trained().isEmpty() || started < POPULATION) {
      return SpaceFilling.random(
          situation, "The first " + POPULATION + " parents are drawn at random.");
    }
    SplittableRandom random = SeededDraws.random(situation.request().seed(), situation.known());
    List<StrategyInput.Trained> trained = situation.trained();
    List<StrategyInput.Trained> population =
        trained.subList(Math.max(0, trained.size() - POPULATION), trained.size());
    StrategyInput.Trained parent = parent(situation, population, random);
    Optional<Candidate> child = child(situation, parent.candidate(), random);
    return child
        .map(
            c ->
                new Choice(
                    c,
                    String.format(
                        Locale.ROOT,
                        "A change of %s, the best (%.3f) of %d drawn from the %d youngest.",
                        parent.candidate().architecture(),
                        parent.score(),
                        Math.min(TOURNAMENT, population.size()),
                        population.size()),
                    Optional.empty()))
        .orElseGet(
            () ->
                SpaceFilling.random(
                    situation, "Every change of the parent is known; drawn at random."));
  }

  private static StrategyInput.Trained parent(
      StrategyInput situation, List<StrategyInput.Trained> population, SplittableRandom random) {
    List<StrategyInput.Trained> drawn = new ArrayList<>(population);
    while (drawn.size() > TOURNAMENT) {
      drawn.remove(random.nextInt(drawn.size()));
    }
    return Dominance.of(situation, drawn).best();
  }

  /** The parent with a slot changed, or more where all such networks are known. */
  private static Optional<Candidate> child(
      StrategyInput situation, Candidate parent, SplittableRandom random) {
    Networks networks = situation.request().networks();
    Architecture changed = parent.architecture();
    for (int tries = 1; tries <= MOST_CHANGES; tries++) {
      if (tries % 20 == 1) {
        changed = parent.architecture();
      }
      int slot = random.nextInt(networks.length());
      changed = changed.with(slot, random.nextInt(networks.choices(slot)));
      Optional<Candidate> child = situation.untried(changed);
      if (child.isPresent()) {
        return child;
      }
    }
    return Optional.empty();
  }
}
