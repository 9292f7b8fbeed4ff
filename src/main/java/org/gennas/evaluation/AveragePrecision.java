package org.gennas.evaluation;

import java.util.OptionalDouble;

/**
 * Average precision: the sum over thresholds of (recall gained) x (precision there), without
 * interpolation between thresholds. Ties are one threshold.
 */
public final class AveragePrecision {
  private AveragePrecision() {}

  /** The average precision in 0..1; empty without a case that has the finding. */
  public static OptionalDouble of(ScoredCases cases) {
    if (cases.positives() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int found = 0;
    int foundBefore = 0;
    for (int i = 0; i < cases.size(); i++) {
      found += cases.positive(i) ? 1 : 0;
      if (cases.endsTie(i)) {
        sum += (found - foundBefore) * (found / (i + 1.0));
        foundBefore = found;
      }
    }
    return OptionalDouble.of(Math.min(1, sum / cases.positives()));
  }
}
