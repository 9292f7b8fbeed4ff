package org.gennas.evaluation;

import java.util.OptionalDouble;

/**
 * Area under the ROC curve: the probability that a random case with the finding scores higher than
 * a random case without it, a tie counting one half (Hanley and McNeil 1982).
 */
public final class AucRoc {
  private AucRoc() {}

  /** The area in 0..1; empty unless there are cases with and without the finding. */
  public static OptionalDouble of(ScoredCases cases) {
    if (!cases.hasBothClasses()) {
      return OptionalDouble.empty();
    }
    long twiceWon = 0;
    long positivesAbove = 0;
    long positivesTied = 0;
    long negativesTied = 0;
    for (int i = 0; i < cases.size(); i++) {
      if (cases.positive(i)) {
        positivesTied++;
      } else {
        negativesTied++;
      }
      if (cases.endsTie(i)) {
        twiceWon += negativesTied * (2 * positivesAbove + positivesTied);
        positivesAbove += positivesTied;
        positivesTied = 0;
        negativesTied = 0;
      }
    }
    return OptionalDouble.of(twiceWon / (2.0 * cases.positives() * cases.negatives()));
  }
}
