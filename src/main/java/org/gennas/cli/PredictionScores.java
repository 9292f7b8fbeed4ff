package org.gennas.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.AveragePrecision;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.MeanOfDefined;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.FindingScore;
import org.gennas.study.PredictionTable;

/**
 * How well predictions agree with labels.
 *
 * @param findings one each, in the table's order
 * @param meanAuc over the findings where it is defined; empty where none is
 * @param meanAucInterval 95 %, resampling patients
 */
record PredictionScores(
    List<FindingScore> findings, Optional<Double> meanAuc, Optional<Interval> meanAucInterval) {
  private static final long SEED = 1;

  /**
   * Scores the rows.
   *
   * @throws InterruptedException when cancelled
   */
  static PredictionScores of(List<String> findings, List<PredictionTable.Row> rows)
      throws InterruptedException {
    int[] patients = patients(rows);
    List<ScoredCases> cases = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      cases.add(cases(rows, f, patients));
    }
    BootstrapInterval.Joint intervals = BootstrapInterval.standard(SEED).joint(cases);
    List<OptionalDouble> aucs = cases.stream().map(AucRoc::of).toList();
    List<FindingScore> scores = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      scores.add(
          new FindingScore(
              findings.get(f),
              boxed(aucs.get(f)),
              intervals.aucRoc().get(f),
              boxed(AveragePrecision.of(cases.get(f))),
              cases.get(f).positives(),
              cases.get(f).negatives()));
    }
    return new PredictionScores(
        scores, boxed(MeanOfDefined.of(aucs).mean()), intervals.meanAucRoc());
  }

  private static ScoredCases cases(List<PredictionTable.Row> rows, int finding, int[] patients) {
    double[] probabilities = new double[rows.size()];
    boolean[] positives = new boolean[rows.size()];
    boolean[] defined = new boolean[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      probabilities[i] = rows.get(i).probabilities()[finding];
      positives[i] = rows.get(i).labels()[finding] == 1;
      defined[i] = rows.get(i).labels()[finding] >= 0;
    }
    return ScoredCases.ofDefined(probabilities, positives, defined, patients);
  }

  private static int[] patients(List<PredictionTable.Row> rows) {
    Map<String, Integer> numbers = new HashMap<>();
    return rows.stream()
        .mapToInt(row -> numbers.computeIfAbsent(row.patient(), p -> numbers.size()))
        .toArray();
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
