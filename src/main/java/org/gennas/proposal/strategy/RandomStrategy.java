package org.gennas.proposal.strategy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws evenly from the networks that are left, blind to all scores: the yardstick. */
final class RandomStrategy implements Strategy {
  @Override
  public String name() {
    return "Random";
  }

  @Override
  public Choice choose(StrategyInput situation) {
    List<Candidate> left = situation.left();
    return new Choice(
        SeededDraws.one(left, situation.request().seed(), situation.known()),
        String.format(
            Locale.ROOT,
            "Drawn at random from %,d untried networks; scores play no part.",
            left.size()),
        Optional.empty());
  }
}
