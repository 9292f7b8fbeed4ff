package org.gennas.evaluation;

import java.util.Optional;

/** How the threshold of a finding is chosen. */
public sealed interface OperatingRule {
  /**
   * The threshold for these cases; empty where the rule needs a class of which there is no case.
   */
  Optional<OperatingPoint> choose(ScoredCases cases);

  /**
   * The highest sum of sensitivity and specificity (Youden 1950); of several, the highest
   * threshold.
   */
  record Youden() implements OperatingRule {
    @Override
    public Optional<OperatingPoint> choose(ScoredCases cases) {
      if (!cases.hasBothClasses()) {
        return Optional.empty();
      }
      int found = 0;
      int best = 0;
      int bestFound = 0;
      // found/positives - false/negatives, multiplied out so that equal sums compare as equal
      long bestGain = Long.MIN_VALUE;
      for (int i = 0; i < cases.size(); i++) {
        found += cases.positive(i) ? 1 : 0;
        if (cases.endsTie(i)) {
          long gain = (long) found * cases.negatives() - (long) (i + 1 - found) * cases.positives();
          if (gain > bestGain) {
            bestGain = gain;
            best = i;
            bestFound = found;
          }
        }
      }
      return Optional.of(
          new OperatingPoint(cases.score(best), Confusion.atRank(cases, best + 1, bestFound)));
    }
  }

  /**
   * The highest threshold whose sensitivity reaches a floor.
   *
   * @param floor least sensitivity, above 0 and at most 1
   */
  record SensitivityAtLeast(double floor) implements OperatingRule {
    public SensitivityAtLeast {
      if (!(floor > 0 && floor <= 1)) {
        throw new IllegalArgumentException(
            "A least sensitivity lies above 0 and at most at 1, not at " + floor + ".");
      }
    }

    @Override
    public Optional<OperatingPoint> choose(ScoredCases cases) {
      int found = 0;
      for (int i = 0; i < cases.size(); i++) {
        found += cases.positive(i) ? 1 : 0;
        if (cases.endsTie(i)
            && cases.positives() > 0
            && found / (double) cases.positives() >= floor) {
          return Optional.of(
              new OperatingPoint(cases.score(i), Confusion.atRank(cases, i + 1, found)));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A threshold set by a person.
   *
   * @param threshold lowest score that is called positive
   */
  record Manual(double threshold) implements OperatingRule {
    @Override
    public Optional<OperatingPoint> choose(ScoredCases cases) {
      return Optional.of(new OperatingPoint(threshold, Confusion.at(cases, threshold)));
    }
  }
}
