package org.gennas.baseline;

import java.util.List;

/**
 * A training held against the baselines.
 *
 * @param trial number of the training, which stands for the study's winner
 * @param onTest whether the test split had been opened
 */
public record Comparison(int trial, boolean onTest, List<Difference> differences) {
  public Comparison {
    differences = List.copyOf(differences);
  }

  /** On all images of the side that decides: test once it was opened, else validation. */
  public List<Difference> deciding() {
    return differences.stream().filter(d -> !d.abnormalOnly() && d.onTest() == onTest).toList();
  }

  /** The baselines that the winner does not significantly beat. */
  public List<Difference> unbeaten() {
    return deciding().stream().filter(d -> !d.beaten()).toList();
  }
}
