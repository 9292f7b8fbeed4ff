package org.gennas.engine;

import java.util.List;
import org.gennas.space.Architecture;

/**
 * What a model file says of itself.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param space preset of the search space
 * @param px side of the images that it takes
 * @param findings in the order of its outputs
 * @param mean grey value that becomes 0, as a fraction of white
 * @param spread grey range that becomes 1, as a fraction of white
 * @param seed of the training
 * @param epoch 1-based epoch that it was kept from
 * @param synthetic whether it learned from synthetic images
 * @param program version that wrote it
 */
public record TrainedModel(
    int format,
    Architecture architecture,
    String space,
    int px,
    List<String> findings,
    float mean,
    float spread,
    long seed,
    int epoch,
    boolean synthetic,
    String program) {
  public static final int FORMAT = 1;

  public TrainedModel {
    findings = List.copyOf(findings);
  }
}
