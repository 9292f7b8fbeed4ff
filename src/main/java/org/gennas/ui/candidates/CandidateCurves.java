package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.PrecisionRecallCurve;
import org.gennas.evaluation.RocCurve;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.PredictionTable;

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
    int[] patients = patients(table);
    List<FindingCurves> findings = new ArrayList<>();
    for (int f = 0; f < table.findings().size(); f++) {
      double[] scores = new double[n];
      boolean[] positive = new boolean[n];
      boolean[] defined = new boolean[n];
      for (int i = 0; i < n; i++) {
        scores[i] = table.rows().get(i).probabilities()[f];
        int label = table.rows().get(i).labels()[f];
        positive[i] = label == 1;
        defined[i] = label >= 0;
      }
      ScoredCases cases = ScoredCases.ofDefined(scores, positive, defined, patients);
      findings.add(
          new FindingCurves(
              f,
              table.findings().get(f),
              cases,
              RocCurve.of(cases),
              PrecisionRecallCurve.of(cases),
              Optional.empty(),
              Optional.empty()));
    }
    int people = (int) Arrays.stream(patients).distinct().count();
    return new CandidateCurves(n, people, 0, findings);
  }

  private static int[] patients(PredictionTable table) {
    Map<String, Integer> numbers = new HashMap<>();
    return table.rows().stream()
        .mapToInt(row -> numbers.computeIfAbsent(row.patient(), p -> numbers.size()))
        .toArray();
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
              CurveBand.precisionRecall(f.cases(), bootstrap, BAND_STEPS)));
    }
    return new CandidateCurves(images, patients, bootstrap.samples(), banded);
  }
}
