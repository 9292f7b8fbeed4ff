package org.gennas.ui.xrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.PlattScaling;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.folder.PredictionTable;

/**
 * What a candidate said of the validation images, with its threshold and its calibration for each
 * finding, both taken from these very predictions.
 *
 * @param findings in the study's order
 * @param thresholds Youden's, raw; empty where a class is missing
 * @param scalings empty where none can be fitted: then probabilities are shown raw
 * @param byPath predictions by the image's path below the dataset's folder
 */
record CandidateScores(
    List<String> findings,
    List<OptionalDouble> thresholds,
    List<Optional<PlattScaling>> scalings,
    Map<String, PredictionTable.Row> byPath) {
  CandidateScores {
    findings = List.copyOf(findings);
    thresholds = List.copyOf(thresholds);
    scalings = List.copyOf(scalings);
    byPath = Map.copyOf(byPath);
  }

  static CandidateScores of(PredictionTable table) {
    List<OptionalDouble> thresholds = new ArrayList<>();
    List<Optional<PlattScaling>> scalings = new ArrayList<>();
    for (ScoredCases cases : table.cases()) {
      thresholds.add(
          OperatingPoint.youden(cases)
              .map(point -> OptionalDouble.of(point.threshold()))
              .orElseGet(OptionalDouble::empty));
      scalings.add(PlattScaling.fit(cases));
    }
    Map<String, PredictionTable.Row> rows = new HashMap<>();
    table.rows().forEach(row -> rows.put(row.path(), row));
    return new CandidateScores(table.findings(), thresholds, scalings, rows);
  }

  /** The raw probability of a finding in a validation image; empty for any other image. */
  OptionalDouble probability(String path, int finding) {
    PredictionTable.Row row = byPath.get(path);
    return row == null ? OptionalDouble.empty() : OptionalDouble.of(row.probabilities()[finding]);
  }

  /** All raw probabilities of a validation image; empty for any other image. */
  Optional<double[]> probabilities(String path) {
    return Optional.ofNullable(byPath.get(path)).map(row -> row.probabilities().clone());
  }

  /** What the study takes as the truth: 1, 0, or -1 where masked or unknown. */
  int label(String path, int finding) {
    PredictionTable.Row row = byPath.get(path);
    return row == null ? -1 : row.labels()[finding];
  }

  /** The outcome of a finding in a validation image; empty where not defined. */
  Optional<CallOutcome> outcome(String path, int finding) {
    OptionalDouble p = probability(path, finding);
    return p.isEmpty()
        ? Optional.empty()
        : CallOutcome.of(p.getAsDouble(), thresholds.get(finding), label(path, finding));
  }

  /** Whether a raw probability is called positive; empty where there is no threshold. */
  Optional<Boolean> called(double raw, int finding) {
    OptionalDouble threshold = thresholds.get(finding);
    return threshold.isEmpty() ? Optional.empty() : Optional.of(raw >= threshold.getAsDouble());
  }

  /** A raw probability or threshold on the calibrated scale; as it is where none was fitted. */
  double calibrated(double raw, int finding) {
    return scalings.get(finding).map(s -> s.calibrated(raw)).orElse(raw);
  }
}
