package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.PlattScaling;
import org.gennas.evaluation.Reliability;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.folder.PredictionTable;

/**
 * How well one finding's probabilities agree with what is there, before and after Platt's scaling
 * fitted on validation.
 *
 * @param before as the network says; empty without a labelled case
 * @param scaling empty where none can be fitted
 * @param after of the same cases, scaled; empty where {@code scaling} is
 */
record FindingCalibration(
    String finding,
    Optional<Reliability> before,
    Optional<PlattScaling> scaling,
    Optional<Reliability> after) {
  private static final int BINS = 10;

  /**
   * One a finding, in order.
   *
   * @param fitted the validation split, on which scaling is fitted
   * @param shown the split on which agreement is measured; may be the same
   */
  static List<FindingCalibration> of(PredictionTable fitted, PredictionTable shown) {
    List<FindingCalibration> all = new ArrayList<>();
    for (int f = 0; f < shown.findings().size(); f++) {
      ScoredCases cases = shown.cases(f);
      Optional<PlattScaling> scaling =
          f < fitted.findings().size() ? PlattScaling.fit(fitted.cases(f)) : Optional.empty();
      all.add(
          new FindingCalibration(
              shown.findings().get(f),
              Reliability.of(cases, BINS),
              scaling,
              scaling.flatMap(s -> Reliability.of(s.calibrated(cases), BINS))));
    }
    return all;
  }
}
