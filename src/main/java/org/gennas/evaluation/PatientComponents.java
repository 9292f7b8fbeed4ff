package org.gennas.evaluation;

import java.util.Arrays;

/**
 * DeLong's components of an AUC-ROC, summed by patient: all that the variance of clustered areas,
 * and of their differences, is made of (DeLong et al., Biometrics 1988; Obuchowski, Biometrics
 * 1997). A positive's component is the share of negatives that it beats, a negative's the share of
 * positives that beat it; ties count half.
 */
final class PatientComponents {
  private final double area;
  private final int positiveCases;
  private final int negativeCases;
  private final double[] positiveSums;
  private final double[] negativeSums;
  private final int[] positives;
  private final int[] negatives;

  /**
   * The components of these cases.
   *
   * @param cases with both classes
   */
  PatientComponents(ScoredCases cases) {
    int[] patients = new int[cases.size()];
    Arrays.setAll(patients, cases::patient);
    int[] ids = Arrays.stream(patients).sorted().distinct().toArray();
    area = AucRoc.of(cases).orElseThrow();
    positiveCases = cases.positives();
    negativeCases = cases.negatives();
    positiveSums = new double[ids.length];
    negativeSums = new double[ids.length];
    positives = new int[ids.length];
    negatives = new int[ids.length];
    int positivesAbove = 0;
    int negativesAbove = 0;
    int start = 0;
    for (int end = 0; end < cases.size(); end++) {
      if (cases.endsTie(end)) {
        int tied = 0;
        for (int i = start; i <= end; i++) {
          tied += cases.positive(i) ? 1 : 0;
        }
        int tiedNegatives = end + 1 - start - tied;
        double beats =
            (negativeCases - negativesAbove - tiedNegatives / 2.0) / (double) negativeCases;
        double beaten = (positivesAbove + tied / 2.0) / positiveCases;
        for (int i = start; i <= end; i++) {
          add(Arrays.binarySearch(ids, patients[i]), cases.positive(i), beats, beaten);
        }
        positivesAbove += tied;
        negativesAbove += tiedNegatives;
        start = end + 1;
      }
    }
  }

  private void add(int patient, boolean positive, double beats, double beaten) {
    if (positive) {
      positives[patient]++;
      positiveSums[patient] += beats;
    } else {
      negatives[patient]++;
      negativeSums[patient] += beaten;
    }
  }

  /** The area itself. */
  double area() {
    return area;
  }

  /** The variance of the area; NaN where a class comes from fewer than two patients. */
  double variance() {
    return variance(centred(true), centred(false));
  }

  /**
   * The variance of this area less another's on the same cases; NaN as {@link #variance()}.
   *
   * @param other of another score of the same cases
   */
  double varianceOfDifference(PatientComponents other) {
    return variance(
        less(centred(true), other.centred(true)), less(centred(false), other.centred(false)));
  }

  private double[] centred(boolean ofPositives) {
    double[] sums = ofPositives ? positiveSums : negativeSums;
    int[] counts = ofPositives ? positives : negatives;
    double[] centred = new double[sums.length];
    Arrays.setAll(centred, k -> sums[k] - counts[k] * area);
    return centred;
  }

  private static double[] less(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, k -> a[k] - b[k]);
    return difference;
  }

  private double variance(double[] positive, double[] negative) {
    int withPositives = 0;
    int withNegatives = 0;
    double positiveSquares = 0;
    double negativeSquares = 0;
    double products = 0;
    for (int k = 0; k < positive.length; k++) {
      withPositives += positives[k] > 0 ? 1 : 0;
      withNegatives += negatives[k] > 0 ? 1 : 0;
      positiveSquares += positive[k] * positive[k];
      negativeSquares += negative[k] * negative[k];
      products += positive[k] * negative[k];
    }
    if (withPositives < 2 || withNegatives < 2) {
      return Double.NaN;
    }
    double m = positiveCases;
    double n = negativeCases;
    return unbiased(withPositives) * positiveSquares / (m * m)
        + unbiased(withNegatives) * negativeSquares / (n * n)
        + 2 * unbiased(positive.length) * products / (m * n);
  }

  private static double unbiased(int count) {
    return count / (count - 1.0);
  }
}
