package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well probabilities agree with what is there: the reliability curve, the expected calibration
 * error and the Brier score of one finding.
 *
 * <p>The bins hold equally many cases as far as ties allow (Nixon et al., Measuring Calibration in
 * Deep Learning, 2019): where most probabilities are small, bins of equal width would be empty.
 *
 * @param bins from the lowest probabilities to the highest; none is empty
 * @param expectedCalibrationError mean distance of a bin's mean probability from its share of
 *     positives, weighted by cases, 0..1; 0 is best
 * @param brier mean squared distance of probability and truth (Brier 1950), 0..1; 0 is best
 * @param cases how many it is taken over
 */
public record Reliability(
    List<Bin> bins, double expectedCalibrationError, double brier, int cases) {
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Cases of like probability.
   *
   * @param meanProbability of its cases, 0..1
   * @param observed share of its cases with the finding, 0..1
   * @param interval Wilson's 95 % interval of that share, cases taken as independent
   * @param cases at least 1
   */
  public record Bin(double meanProbability, double observed, Interval interval, int cases) {}

  /**
   * Sorts cases into bins.
   *
   * @param cases whose scores are probabilities, 0..1
   * @param most bins wanted, at least 1; ties make fewer
   * @return empty without a case
   * @throws IllegalArgumentException if a score is no probability
   */
  public static Optional<Reliability> of(ScoredCases cases, int most) {
    int n = cases.size();
    if (n == 0) {
      return Optional.empty();
    }
    List<Bin> bins = new ArrayList<>();
    double brier = 0;
    double error = 0;
    double probability = 0;
    int positives = 0;
    int first = n;
    for (int i = n - 1; i >= 0; i--) {
      double p = requireProbability(cases.score(i));
      double truth = cases.positive(i) ? 1 : 0;
      brier += (p - truth) * (p - truth);
      probability += p;
      positives += cases.positive(i) ? 1 : 0;
      long full = Math.round((bins.size() + 1) * (double) n / most);
      boolean tied = i > 0 && cases.score(i - 1) == cases.score(i);
      if (i == 0 || n - i >= full && !tied) {
        Bin bin = bin(probability, positives, first - i);
        bins.add(bin);
        error += bin.cases() * Math.abs(bin.meanProbability() - bin.observed());
        first = i;
        probability = 0;
        positives = 0;
      }
    }
    return Optional.of(new Reliability(bins, error / n, brier / n, n));
  }

  private static Bin bin(double probability, int positives, int cases) {
    return new Bin(
        probability / cases,
        positives / (double) cases,
        WilsonInterval.of(positives, cases),
        cases);
  }

  private static double requireProbability(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(score + " is not a probability from 0 to 1.");
    }
    return score;
  }
}
