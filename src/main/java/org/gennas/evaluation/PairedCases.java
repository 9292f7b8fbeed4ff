package org.gennas.evaluation;

import java.util.Locale;

/**
 * The cases of one finding, scored by two models: the same images, truths and patients behind both.
 *
 * @param first scored by the first model
 * @param second scored by the second model
 */
public record PairedCases(ScoredCases first, ScoredCases second) {
  public PairedCases {
    if (first.size() != second.size() || first.positives() != second.positives()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Paired cases are the same cases, not %d (%d positive) and %d (%d positive).",
              first.size(),
              first.positives(),
              second.size(),
              second.positives()));
    }
  }

  /**
   * Pairs two scores of each case, leaving out the cases whose label is masked.
   *
   * @param first one score per case
   * @param second one score per case, in the same order
   * @param positives whether the case has the finding; not looked at where masked
   * @param defined whether the case has a label
   * @param patients a number per case, equal for cases of the same patient
   * @throws IllegalArgumentException if the lengths differ or the score of a labelled case is not
   *     finite
   */
  public static PairedCases of(
      double[] first, double[] second, boolean[] positives, boolean[] defined, int[] patients) {
    return new PairedCases(
        ScoredCases.ofDefined(first, positives, defined, patients),
        ScoredCases.ofDefined(second, positives, defined, patients));
  }

  /** The same with the models changed over. */
  public PairedCases swapped() {
    return new PairedCases(second, first);
  }

  /** Whether both areas are defined. */
  public boolean hasBothClasses() {
    return first.hasBothClasses();
  }
}
