package org.gennas.study;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;

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

  /** How many findings the mean AUC is made of. */
  public int definedFindings() {
    return (int) findings.stream().filter(f -> f.auc().isPresent()).count();
  }
}
