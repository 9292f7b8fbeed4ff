package org.gennas.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A closed-form interval of the AUC-ROC for clustered cases, fast enough to follow a running
 * training: DeLong's variance (DeLong et al. 1988) summed by patient as in Obuchowski (Biometrics
 * 1997), turned into an interval on the logit scale so that it stays within 0..1. With one case per
 * patient it is DeLong's own variance.
 */
public final class DeLongInterval {
  private static final String METHOD = "DeLong, clustered by patient";

  private DeLongInterval() {}

  /** Sums over one patient: components and number of the cases with and without the finding. */
  private static final class Patient {
    double positiveComponents;
    double negativeComponents;
    int positives;
    int negatives;
  }

  /**
   * The interval of the area.
   *
   * @param level confidence, strictly between 0 and 1
   * @return empty where the area is not defined, where one of the classes comes from a single
   *     patient, and where the classes are perfectly separated, of which the variance formula makes
   *     a width of zero
   */
  public static Optional<Interval> of(ScoredCases cases, double level) {
    Interval.requireLevel(level);
    if (!cases.hasBothClasses()) {
      return Optional.empty();
    }
    double area = AucRoc.of(cases).orElseThrow();
    double variance = variance(cases, area);
    if (!(variance > 0) || area <= 0 || area >= 1) {
      return Optional.empty();
    }
    double logit = Math.log(area / (1 - area));
    double margin =
        StandardNormal.quantile(0.5 + level / 2) * Math.sqrt(variance) / (area * (1 - area));
    return Optional.of(
        new Interval(logistic(logit - margin), logistic(logit + margin), level, METHOD));
  }

  /** The variance of the area; NaN where a class comes from fewer than two patients. */
  static double variance(ScoredCases cases, double area) {
    double m = cases.positives();
    double n = cases.negatives();
    int withPositives = 0;
    int withNegatives = 0;
    double positiveSquares = 0;
    double negativeSquares = 0;
    double products = 0;
    Map<Integer, Patient> patients = byPatient(cases);
    for (Patient patient : patients.values()) {
      double positive = patient.positiveComponents - patient.positives * area;
      double negative = patient.negativeComponents - patient.negatives * area;
      withPositives += patient.positives > 0 ? 1 : 0;
      withNegatives += patient.negatives > 0 ? 1 : 0;
      positiveSquares += positive * positive;
      negativeSquares += negative * negative;
      products += positive * negative;
    }
    if (withPositives < 2 || withNegatives < 2) {
      return Double.NaN;
    }
    return unbiased(withPositives) * positiveSquares / (m * m)
        + unbiased(withNegatives) * negativeSquares / (n * n)
        + 2 * unbiased(patients.size()) * products / (m * n);
  }

  /**
   * A positive's component is the share of negatives it beats, a negative's the share of positives
   * that beat it; ties count half.
   */
  private static Map<Integer, Patient> byPatient(ScoredCases cases) {
    Map<Integer, Patient> patients = new HashMap<>();
    double m = cases.positives();
    double n = cases.negatives();
    int positivesAbove = 0;
    int negativesAbove = 0;
    int start = 0;
    for (int end = 0; end < cases.size(); end++) {
      if (!cases.endsTie(end)) {
        continue;
      }
      int positivesTied = 0;
      for (int i = start; i <= end; i++) {
        positivesTied += cases.positive(i) ? 1 : 0;
      }
      int negativesTied = end + 1 - start - positivesTied;
      double beats = (n - negativesAbove - negativesTied / 2.0) / n;
      double beaten = (positivesAbove + positivesTied / 2.0) / m;
      for (int i = start; i <= end; i++) {
        Patient patient = patients.computeIfAbsent(cases.patient(i), id -> new Patient());
        if (cases.positive(i)) {
          patient.positives++;
          patient.positiveComponents += beats;
        } else {
          patient.negatives++;
          patient.negativeComponents += beaten;
        }
      }
      positivesAbove += positivesTied;
      negativesAbove += negativesTied;
      start = end + 1;
    }
    return patients;
  }

  private static double unbiased(int count) {
    return count / (count - 1.0);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
