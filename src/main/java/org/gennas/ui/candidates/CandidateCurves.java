package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.PrecisionRecallCurve;
import org.gennas.evaluation.RocCurve;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.folder.PredictionTable;

/**
 * What a candidate's predictions on the validation split come to.
 *
 * @param images rows of the predictions
 * @param samples bootstrap draws of patients behind the bands; 0 before they are there
 */
public record CandidateCurves(int images, int patients, int samples, List<FindingCurves> findings) {
  private static final int BAND_STEPS = 50;

  public CandidateCurves {
    findings = List.copyOf(findings);
  }

  /** The curves alone: quick, so that the plots show before the bands do. */
  public static CandidateCurves of(PredictionTable table) {
    int n = table.rows().size();
    List<FindingCurves> findings = new ArrayList<>();
    List<ScoredCases> all = table.cases();
    for (int f = 0; f < all.size(); f++) {
      ScoredCases cases = all.get(f);
      findings.add(
          new FindingCurves(
              f,
              table.findings().get(f),
              cases,
              RocCurve.of(cases),
              PrecisionRecallCurve.of(cases),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    long people = table.rows().stream().map(PredictionTable.Row::patient).distinct().count();
    return new CandidateCurves(n, (int) people, 0, findings);
  }

  /**
   * The same with calibrations: part of a second on large splits.
   *
   * @throws InterruptedException when cancelled
   */
  public CandidateCurves withCalibration() throws InterruptedException {
    List<FindingCurves> calibrated = new ArrayList<>();
    for (FindingCurves f : findings) {
      calibrated.add(f.calibrated());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return new CandidateCurves(images, patients, samples, calibrated);
  }

  /**
   * The same with confidence bands: seconds on large splits.
   *
   * @throws InterruptedException when cancelled
   */
  public CandidateCurves withBands(BootstrapInterval bootstrap) throws InterruptedException {
    List<FindingCurves> banded = new ArrayList<>();
    for (FindingCurves f : findings) {
      banded.add(
          new FindingCurves(
              f.index(),
              f.finding(),
              f.cases(),
              f.roc(),
              f.precisionRecall(),
              CurveBand.roc(f.cases(), bootstrap, BAND_STEPS),
              CurveBand.precisionRecall(f.cases(), bootstrap, BAND_STEPS),
              f.calibration()));
    }
    return new CandidateCurves(images, patients, bootstrap.samples(), banded);
  }
}
