package org.gennas.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the AUC-ROC of a second model is from that of a first one on the same cases.
 *
 * @param difference second less first, -1..1
 * @param interval of the difference; empty where there is no spread to tell it from, as where both
 *     models rank alike or one class comes from a single patient
 * @param p two-sided, of the hypothesis of no difference, 0..1; 1 where both rank all cases alike,
 *     empty where it is not defined
 */
public record PairedDifference(double difference, Optional<Interval> interval, OptionalDouble p) {
  private static final String DELONG = "DeLong, paired, clustered by patient";

  /** Smaller than any difference that one case can make, larger than rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * The difference on one finding, by DeLong's covariance of paired areas (DeLong et al.,
   * Biometrics 44, 1988), its components summed by patient (Obuchowski, Biometrics 53, 1997), and
   * the normal distribution. With one case per patient it is DeLong's own test.
   *
   * @param level confidence of the interval, strictly between 0 and 1
   * @return empty where a class is missing: no area is defined
   */
  public static Optional<PairedDifference> delong(PairedCases cases, double level) {
    Interval.requireLevel(level);
    if (!cases.hasBothClasses()) {
      return Optional.empty();
    }
    PatientComponents first = new PatientComponents(cases.first());
    PatientComponents second = new PatientComponents(cases.second());
    return Optional.of(
        normal(
            second.area() - first.area(),
            Math.sqrt(Math.max(0, first.varianceOfDifference(second))),
            level,
            DELONG));
  }

  /**
   * A difference of normal distribution.
   *
   * @param error standard error, 0 or more, or NaN where it is not known
   */
  static PairedDifference normal(double difference, double error, double level, String method) {
    if (Double.isNaN(error)) {
      return new PairedDifference(difference, Optional.empty(), OptionalDouble.empty());
    }
    if (error < ROUNDING) {
      boolean alike = Math.abs(difference) < ROUNDING;
      return new PairedDifference(
          alike ? 0 : difference,
          Optional.empty(),
          alike ? OptionalDouble.of(1) : OptionalDouble.empty());
    }
    double margin = StandardNormal.quantile(0.5 + level / 2) * error;
    double p = 2 * StandardNormal.cumulative(-Math.abs(difference) / error);
    return new PairedDifference(
        difference,
        Optional.of(new Interval(difference - margin, difference + margin, level, method)),
        OptionalDouble.of(Math.max(0, Math.min(1, p))));
  }
}
