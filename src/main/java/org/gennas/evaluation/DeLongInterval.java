package org.gennas.evaluation;

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
    PatientComponents components = new PatientComponents(cases);
    double area = components.area();
    double variance = components.variance();
    if (!(variance > 0) || area <= 0 || area >= 1) {
      return Optional.empty();
    }
    double logit = Math.log(area / (1 - area));
    double margin =
        StandardNormal.quantile(0.5 + level / 2) * Math.sqrt(variance) / (area * (1 - area));
    return Optional.of(
        new Interval(logistic(logit - margin), logistic(logit + margin), level, METHOD));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
