package org.gennas.data.batch;

import java.util.Optional;

/**
 * How images become a batch.
 *
 * @param augmentation empty: images as they are
 * @param standardize whether each image then gets mean 0 and deviation 1
 * @param mixup both parameters of the Beta distribution of the share, 0 to 1, by which each image
 *     of a batch is mixed with the next one, labels too; 0: none is
 */
public record InputSettings(
    Optional<Augmentation> augmentation, boolean standardize, double mixup) {
  /** Images as they are. */
  public static final InputSettings PLAIN = new InputSettings(Optional.empty(), false, 0);

  /** What scoring and prediction do with images where training does this. */
  public InputSettings withoutChanges() {
    return new InputSettings(Optional.empty(), standardize, 0);
  }
}
