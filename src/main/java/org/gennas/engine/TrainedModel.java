package org.gennas.engine;

import java.util.List;
import java.util.Optional;
import org.gennas.data.batch.NetworkInput;
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
 * @param preprocessing empty: images are brought to the scale of mean and spread, and that is all
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
    String program,
    Optional<Preprocessing> preprocessing) {
  public static final int FORMAT = 1;

  /**
   * What else is done with an image.
   *
   * @param standardize whether it gets mean 0 and deviation 1 of its own
   * @param mirrored whether the prediction is the mean of its logits and its mirror image's
   */
  public record Preprocessing(boolean standardize, boolean mirrored) {}

  public TrainedModel {
    findings = List.copyOf(findings);
  }

  /** How an image's greys become the network's input. */
  NetworkInput input() {
    return new NetworkInput(
        mean, spread, preprocessing.map(Preprocessing::standardize).orElse(false));
  }

  /** Whether a prediction is the mean over an image and its mirror image. */
  boolean mirrored() {
    return preprocessing.map(Preprocessing::mirrored).orElse(false);
  }
}
