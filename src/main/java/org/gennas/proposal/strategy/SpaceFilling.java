package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses networks far from all seen so far, for a strategy that can't predict yet. */
final class SpaceFilling {
  private SpaceFilling() {}

  /** The network that differs most from all seen so far, ties drawn by seed. */
  static Strategy.Choice choose(StrategyInput situation) {
    List<Candidate> seen = situation.seen();
    int slots = situation.request().networks().length();
    List<Candidate> farthest = new ArrayList<>();
    int largest = -1;
    for (Candidate candidate : situation.left()) {
      int nearest = slots;
      for (Candidate other : seen) {
        nearest = Math.min(nearest, slots - candidate.features().matches(other.features()));
      }
      if (nearest > largest) {
        largest = nearest;
        farthest.clear();
      }
      if (nearest == largest) {
        farthest.add(candidate);
      }
    }
    Candidate drawn = SeededDraws.one(farthest, situation.request().seed(), situation.known());
    String rationale =
        seen.isEmpty()
            ? "Drawn at random: nothing has been trained yet, so nothing can be predicted."
            : String.format(
                Locale.ROOT,
                "Nothing can be predicted yet. Chosen to explore: it differs in at least %d of %d"
                    + " slots from every network so far.",
                largest,
                slots);
    return new Strategy.Choice(drawn, rationale, Optional.empty());
  }

  /** A network drawn evenly from those that are left. */
  static Strategy.Choice random(StrategyInput situation, String why) {
    Candidate drawn =
        SeededDraws.one(situation.left(), situation.request().seed(), situation.known());
    return new Strategy.Choice(drawn, why, Optional.empty());
  }
}
