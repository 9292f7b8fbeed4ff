package org.gennas.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.AveragePrecision;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.LogLoss;
import org.gennas.evaluation.MeanOfDefined;
import org.gennas.evaluation.ScoredCases;

/** Scores written predictions against the labels beside them. */
public final class TableScore {
  private TableScore() {}

  /**
   * All figures, with intervals of 95 % from resampling patients.
   *
   * @param seed of the intervals
   * @throws InterruptedException if the thread was interrupted
   */
  public static SplitScore of(PredictionTable table, long seed) throws InterruptedException {
    List<ScoredCases> cases = table.cases();
    BootstrapInterval.Joint intervals = BootstrapInterval.standard(seed).joint(cases);
    List<OptionalDouble> aucs = cases.stream().map(AucRoc::of).toList();
    List<OptionalDouble> precisions = cases.stream().map(AveragePrecision::of).toList();
    List<FindingScore> findings = new ArrayList<>();
    for (int f = 0; f < cases.size(); f++) {
      findings.add(
          new FindingScore(
              table.findings().get(f),
              boxed(aucs.get(f)),
              intervals.aucRoc().get(f),
              boxed(precisions.get(f)),
              cases.get(f).positives(),
              cases.get(f).negatives()));
    }
    return new SplitScore(
        loss(table),
        boxed(MeanOfDefined.of(aucs).mean()),
        intervals.meanAucRoc(),
        boxed(MeanOfDefined.of(precisions).mean()),
        findings);
  }

  private static double loss(PredictionTable table) {
    LogLoss loss = new LogLoss();
    for (PredictionTable.Row row : table.rows()) {
      for (int f = 0; f < row.labels().length; f++) {
        loss.add(row.probabilities()[f], row.labels()[f]);
      }
    }
    return loss.mean();
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
