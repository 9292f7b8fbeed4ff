package org.gennas.study.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.AveragePrecision;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.MeanOfDefined;
import org.gennas.evaluation.ScoredCases;

/**
 * Scores over all findings of one split.
 *
 * @param loss mean binary cross-entropy over unmasked labels
 * @param meanAuc mean over the findings whose AUC is defined; empty where none is
 * @param meanAucInterval empty where not computed
 * @param meanAveragePrecision mean over the findings where it is defined
 * @param findings in the study's order
 */
public record SplitScore(
    double loss,
    Optional<Double> meanAuc,
    Optional<Interval> meanAucInterval,
    Optional<Double> meanAveragePrecision,
    List<FindingScore> findings) {
  public SplitScore {
    findings = List.copyOf(findings);
  }

  /**
   * The score of cases.
   *
   * @param findings names, in the order of the cases
   * @param cases one a finding
   * @param loss as {@link #loss()}
   * @param intervals of the same cases; empty where they are not wanted
   */
  public static SplitScore of(
      List<String> findings,
      List<ScoredCases> cases,
      double loss,
      Optional<BootstrapInterval.Joint> intervals) {
    List<OptionalDouble> aucs = cases.stream().map(AucRoc::of).toList();
    List<OptionalDouble> precisions = cases.stream().map(AveragePrecision::of).toList();
    List<FindingScore> scores = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      int here = f;
      scores.add(
          new FindingScore(
              findings.get(f),
              boxed(aucs.get(f)),
              intervals.flatMap(i -> i.aucRoc().get(here)),
              boxed(precisions.get(f)),
              cases.get(f).positives(),
              cases.get(f).negatives()));
    }
    return new SplitScore(
        loss,
        boxed(MeanOfDefined.of(aucs).mean()),
        intervals.flatMap(BootstrapInterval.Joint::meanAucRoc),
        boxed(MeanOfDefined.of(precisions).mean()),
        scores);
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** How many findings the mean AUC is made of. */
  public int definedFindings() {
    return (int) findings.stream().filter(f -> f.auc().isPresent()).count();
  }
}
