package org.gennas.ui.candidates;

import java.util.Optional;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.PrecisionRecallCurve;
import org.gennas.evaluation.RocCurve;
import org.gennas.evaluation.ScoredCases;

/**
 * The curves of one finding of a candidate.
 *
 * @param index 0-based in the study's order; gives the colour
 * @param roc empty where only one class is there: undefined
 * @param precisionRecall empty without a positive case
 * @param rocBand empty where undefined or not computed yet
 * @param precisionRecallBand likewise
 * @param calibration empty without cases or not computed yet
 */
public record FindingCurves(
    int index,
    String finding,
    ScoredCases cases,
    Optional<RocCurve> roc,
    Optional<PrecisionRecallCurve> precisionRecall,
    Optional<CurveBand> rocBand,
    Optional<CurveBand> precisionRecallBand,
    Optional<FindingCalibration> calibration) {
  FindingCurves calibrated() {
    return new FindingCurves(
        index,
        finding,
        cases,
        roc,
        precisionRecall,
        rocBand,
        precisionRecallBand,
        FindingCalibration.of(cases));
  }
}
