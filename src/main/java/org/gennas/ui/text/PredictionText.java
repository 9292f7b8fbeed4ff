package org.gennas.ui.text;

import org.gennas.study.event.Proposal.Prediction;

/**
 * A guessed AUC as the window shows it: with the margin that nine in ten such scores are within.
 */
public final class PredictionText {
  private PredictionText() {}

  /** Such as "0.720 ± 0.019 (90%)"; without a margin where the proposer states none. */
  public static String of(Messages messages, Prediction guess) {
    return guess
        .margin()
        .map(
            margin ->
                messages.format(
                    "search.prediction", Quantities.auc(guess.mean()), Quantities.auc(margin)))
        .orElseGet(() -> Quantities.auc(guess.mean()));
  }
}
