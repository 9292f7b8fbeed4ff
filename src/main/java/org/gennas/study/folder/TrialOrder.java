package org.gennas.study.folder;

import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.config.TrainingConfig;

/**
 * All that a worker needs to train a trial: trial.json.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param number the trial's number in its study
 * @param space preset of the search space
 * @param prepared folder of the prepared images, absolute or relative to the trial's folder
 * @param split the split table, absolute or relative to the trial's folder
 * @param findings columns of the split table to learn, in order
 * @param px side of an image
 * @param synthetic whether the images are synthetic
 * @param startFrom model files that first weights are taken from, the preferred one first, relative
 *     to the trial's folder or absolute; empty: all are drawn
 */
public record TrialOrder(
    int format,
    int number,
    Architecture architecture,
    String space,
    long seed,
    TrainingConfig training,
    String prepared,
    String split,
    List<String> findings,
    int px,
    boolean synthetic,
    Optional<List<String>> startFrom) {
  public static final int FORMAT = 1;

  /** With weights that are all drawn. */
  public TrialOrder(
      int format,
      int number,
      Architecture architecture,
      String space,
      long seed,
      TrainingConfig training,
      String prepared,
      String split,
      List<String> findings,
      int px,
      boolean synthetic) {
    this(
        format,
        number,
        architecture,
        space,
        seed,
        training,
        prepared,
        split,
        findings,
        px,
        synthetic,
        Optional.empty());
  }

  public TrialOrder {
    findings = List.copyOf(findings);
    startFrom = startFrom.map(List::copyOf);
  }
}
