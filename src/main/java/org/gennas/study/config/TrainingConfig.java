package org.gennas.study.config;

import java.util.List;
import java.util.Optional;

/**
 * How each candidate is trained.
 *
 * @param preset "strong", "quick", "paper" or "own"
 * @param epochs at least 1
 * @param batch images per step
 * @param learningRate the largest; above 0
 * @param decay factor of it per epoch, above 0 and at most 1, where the recipe's annealing is
 *     exponential
 * @param momentum of SGD, 0 to below 1
 * @param augmentation empty: images are not shifted, turned or brightened
 * @param recipe empty: SGD with Nesterov momentum on the cross-entropy, at the rate {@code
 *     learningRate * decay^e} in epoch e (from 0), and nothing else
 */
public record TrainingConfig(
    String preset,
    int epochs,
    int batch,
    double learningRate,
    double decay,
    double momentum,
    Optional<Augmentation> augmentation,
    Optional<Recipe> recipe) {

  /** The name of settings that follow no preset. */
  public static final String OWN = "own";

  /** Images in all epochs together that a strong training sees where there are not many. */
  private static final int STRONG_IMAGES = 40_000;

  private static final int MOST_STRONG_EPOCHS = 60;
  private static final int LEAST_STRONG_EPOCHS = 4;

  /**
   * Random changes of each training image, drawn from seed and epoch.
   *
   * @param shift largest shift as a fraction of the side, 0 to 0.5
   * @param rotation largest angle in degrees, 0 to 45
   * @param brightness largest change of gain and offset as a fraction, 0 to 0.99
   */
  public record Augmentation(double shift, double rotation, double brightness) {
    /** Images as they are. */
    static final Augmentation NONE = new Augmentation(0, 0, 0);
  }

  /** Without a recipe, as all trainings were before there was one. */
  public TrainingConfig(
      String preset,
      int epochs,
      int batch,
      double learningRate,
      double decay,
      double momentum,
      Optional<Augmentation> augmentation) {
    this(preset, epochs, batch, learningRate, decay, momentum, augmentation, Optional.empty());
  }

  /** The source study's settings (Mejia Cajica et al. 2025). */
  public static TrainingConfig paper() {
    return new TrainingConfig("paper", 50, 24, 0.0004, 0.97, 0.9, Optional.empty());
  }

  /**
   * A short training for a first look at small images: the strong one's optimizer at twice the
   * rate, with less augmentation and no dropout, which a few hundred steps can't make use of.
   */
  public static TrainingConfig quick() {
    return new TrainingConfig(
        "quick",
        8,
        24,
        0.004,
        1,
        0.9,
        Optional.of(new Augmentation(0.06, 5, 0)),
        Optional.of(adamw(0, new Recipe.Variation(0.08, 0.08, 0, 0.2, 0, 0, 0))));
  }

  /**
   * What trains a good classifier; docs/quality.md says what is known of it. Epochs follow from the
   * number of images, since it is steps that a training needs: 40 epochs of 1,000 images, 4 of
   * 100,000.
   *
   * @param images on the training side, at least 1
   */
  public static TrainingConfig strong(int images) {
    int epochs = Math.round((float) STRONG_IMAGES / Math.max(1, images));
    return strong().withEpochs(Math.max(LEAST_STRONG_EPOCHS, Math.min(MOST_STRONG_EPOCHS, epochs)));
  }

  /** For about a thousand images. */
  public static TrainingConfig strong() {
    return new TrainingConfig(
        "strong",
        40,
        24,
        0.002,
        1,
        0.9,
        Optional.of(new Augmentation(0.06, 10, 0)),
        Optional.of(adamw(0.2, new Recipe.Variation(0.15, 0.08, 0.5, 0.35, 0, 0, 0))));
  }

  /** AdamW along a cosine on standardized images, with averaged weights. */
  private static Recipe adamw(double dropout, Recipe.Variation variation) {
    return new Recipe(
        Recipe.Optimizer.ADAMW,
        0.05,
        0.075,
        Recipe.Annealing.COSINE,
        0.99,
        true,
        dropout,
        new Recipe.Loss(0, 0, 0),
        0,
        0,
        0,
        false,
        variation);
  }

  /** The presets, the shortest first. */
  public static List<TrainingConfig> presets() {
    return List.of(quick(), strong(), paper());
  }

  /** The preset of this name. */
  public static Optional<TrainingConfig> preset(String name) {
    return presets().stream().filter(known -> known.preset().equals(name)).findFirst();
  }

  /** The same for another number of epochs. */
  public TrainingConfig withEpochs(int other) {
    return new TrainingConfig(
        preset, other, batch, learningRate, decay, momentum, augmentation, recipe);
  }

  /**
   * The same with another batch and the learning rate that goes with it: for AdamW the rate grows
   * with the square root of the batch (Malladi et al., NeurIPS 2022), for SGD in proportion to it
   * (Goyal et al., 2017).
   */
  public TrainingConfig withBatch(int other) {
    double times = (double) other / batch;
    double scaled =
        switch (recipeOrPlain().optimizer()) {
          case ADAMW -> learningRate * Math.sqrt(times);
          case SGD -> learningRate * times;
        };
    return new TrainingConfig(preset, epochs, other, scaled, decay, momentum, augmentation, recipe);
  }

  /** The recipe, or the plain one where there is none. */
  public Recipe recipeOrPlain() {
    return recipe.orElse(Recipe.PLAIN);
  }
}
