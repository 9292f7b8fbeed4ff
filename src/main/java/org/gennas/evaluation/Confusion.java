package org.gennas.evaluation;

import java.util.OptionalDouble;

/**
 * Cases counted by truth and by call.
 *
 * @param truePositives called positive, have the finding
 * @param falsePositives called positive, have it not
 * @param falseNegatives called negative, have the finding
 * @param trueNegatives called negative, have it not
 */
public record Confusion(
    int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
  public Confusion {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
      throw new IllegalArgumentException("A count of cases is negative.");
    }
  }

  /** Counts the cases, calling those positive whose score is at or above {@code threshold}. */
  public static Confusion at(ScoredCases cases, double threshold) {
    int called = 0;
    int found = 0;
    while (called < cases.size() && cases.score(called) >= threshold) {
      found += cases.positive(called) ? 1 : 0;
      called++;
    }
    return atRank(cases, called, found);
  }

  /**
   * The confusion when the {@code called} highest scores, {@code found} of them true, are called
   * positive.
   */
  static Confusion atRank(ScoredCases cases, int called, int found) {
    int falsePositives = called - found;
    return new Confusion(
        found, falsePositives, cases.positives() - found, cases.negatives() - falsePositives);
  }

  /** Share of cases with the finding that are called positive, 0..1. */
  public OptionalDouble sensitivity() {
    return share(truePositives, falseNegatives);
  }

  /** Share of cases without the finding that are called negative, 0..1. */
  public OptionalDouble specificity() {
    return share(trueNegatives, falsePositives);
  }

  /** Positive predictive value at the prevalence of these cases, 0..1. */
  public OptionalDouble ppv() {
    return share(truePositives, falsePositives);
  }

  /** Negative predictive value at the prevalence of these cases, 0..1. */
  public OptionalDouble npv() {
    return share(trueNegatives, falseNegatives);
  }

  /**
   * Positive predictive value where a share of {@code prevalence} has the finding, by Bayes' rule;
   * empty if sensitivity or specificity is, or if nothing would be called positive.
   */
  public OptionalDouble ppvAt(double prevalence) {
    requirePrevalence(prevalence);
    if (sensitivity().isEmpty() || specificity().isEmpty()) {
      return OptionalDouble.empty();
    }
    double right = sensitivity().getAsDouble() * prevalence;
    return share(right, (1 - specificity().getAsDouble()) * (1 - prevalence));
  }

  /**
   * Negative predictive value where a share of {@code prevalence} has the finding; empty as {@link
   * #ppvAt}.
   */
  public OptionalDouble npvAt(double prevalence) {
    requirePrevalence(prevalence);
    if (sensitivity().isEmpty() || specificity().isEmpty()) {
      return OptionalDouble.empty();
    }
    double right = specificity().getAsDouble() * (1 - prevalence);
    return share(right, (1 - sensitivity().getAsDouble()) * prevalence);
  }

  private static OptionalDouble share(double part, double rest) {
    return part + rest == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (part + rest));
  }

  private static void requirePrevalence(double prevalence) {
    if (!(prevalence >= 0 && prevalence <= 1)) {
      throw new IllegalArgumentException(
          "A prevalence lies between 0 and 1, not at " + prevalence + ".");
    }
  }
}
