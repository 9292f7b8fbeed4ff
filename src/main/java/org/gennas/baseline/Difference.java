package org.gennas.baseline;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.PairedDifference;

/**
 * How far the winner is above a baseline, on the same images.
 *
 * @param onTest whether on the test split, else on validation
 * @param abnormalOnly whether without the images that the dataset calls "No Finding"
 * @param images how many
 * @param mean winner less baseline in mean AUC; empty where no finding is defined
 * @param findings in the study's order
 */
public record Difference(
    BaselineKind kind,
    boolean onTest,
    boolean abnormalOnly,
    int images,
    Optional<PairedDifference> mean,
    List<OfFinding> findings) {
  /**
   * Of one finding.
   *
   * @param auc winner less baseline; empty where undefined
   */
  public record OfFinding(String finding, Optional<PairedDifference> auc) {}

  public Difference {
    findings = List.copyOf(findings);
  }

  /** Whether the winner is significantly above the baseline: all of the interval is above 0. */
  public boolean beaten() {
    return mean.flatMap(PairedDifference::interval).filter(i -> i.low() > 0).isPresent();
  }

  /** Whether the winner is significantly below the baseline. */
  public boolean lost() {
    return mean.flatMap(PairedDifference::interval).filter(i -> i.high() < 0).isPresent();
  }
}
