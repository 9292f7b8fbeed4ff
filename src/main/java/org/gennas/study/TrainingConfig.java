package org.gennas.study;

import java.util.List;
import java.util.Optional;

/**
 * How each candidate is trained: SGD with Nesterov momentum; the learning rate of epoch e (from 0)
 * is {@code learningRate * decay^e}.
 *
 * @param preset "paper", "quick" or "own"
 * @param epochs at least 1
 * @param batch images per step
 * @param learningRate at the first epoch
 * @param decay factor per epoch, above 0 and at most 1
 * @param momentum 0 to below 1
 * @param augmentation empty: images as they are
 */
public record TrainingConfig(
    String preset,
    int epochs,
    int batch,
    double learningRate,
    double decay,
    double momentum,
    Optional<Augmentation> augmentation) {

  /**
   * Random changes of each training image, drawn from seed and epoch.
   *
   * @param shift largest shift as a fraction of the side
   * @param rotation largest angle in degrees
   * @param brightness largest change of gain and offset as a fraction
   */
  public record Augmentation(double shift, double rotation, double brightness) {}

  /** The source study's settings (Mejia Cajica et al. 2025). */
  public static TrainingConfig paper() {
    return new TrainingConfig("paper", 50, 24, 0.0004, 0.97, 0.9, Optional.empty());
  }

  /** A short training for a first look at small images. */
  public static TrainingConfig quick() {
    return new TrainingConfig("quick", 6, 24, 0.2, 0.75, 0.9, Optional.empty());
  }

  /** The presets, the shorter first. */
  public static List<TrainingConfig> presets() {
    return List.of(quick(), paper());
  }
}
