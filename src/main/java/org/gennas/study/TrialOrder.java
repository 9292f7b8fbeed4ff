package org.gennas.study;

import java.util.List;
import org.gennas.space.Architecture;

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
    boolean synthetic) {
  public static final int FORMAT = 1;

  public TrialOrder {
    findings = List.copyOf(findings);
  }
}
