package org.gennas.proposal.strategy;

import java.util.Locale;
import org.gennas.study.event.Proposal.Prediction;

/** Rationales in words, as every strategy that predicts gives them. */
final class Reasons {
  private Reasons() {}

  static String expected(StrategyInput situation, Prediction prediction) {
    return String.format(
        Locale.ROOT,
        "Predicted validation mean AUC %s, from %s%s. Of all untried networks it"
            + " promises the largest improvement%s.",
        prediction.words(),
        count(situation.trained().size(), "trained network"),
        situation.pending().isEmpty()
            ? ""
            : " and the expected scores of " + count(situation.pending().size(), "pending one"),
        situation
            .request()
            .secondObjective()
            .map(o -> " of score and " + o.name().toLowerCase(Locale.ROOT) + " together")
            .orElse(""));
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
