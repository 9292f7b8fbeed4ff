package org.gennas.study.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A training's settings while they are being put together; confined to one thread. */
public final class TrainingDraft {
  private final Map<TrainingNumber, Double> numbers = new EnumMap<>(TrainingNumber.class);
  private Recipe.Optimizer optimizer;
  private Recipe.Annealing annealing;
  private boolean standardize;
  private boolean mirrored;

  /** Begins with these settings. */
  public TrainingDraft(TrainingConfig from) {
    for (TrainingNumber number : TrainingNumber.values()) {
      numbers.put(number, number.of(from));
    }
    Recipe recipe = from.recipeOrPlain();
    optimizer = recipe.optimizer();
    annealing = recipe.annealing();
    standardize = recipe.standardize();
    mirrored = recipe.mirrored();
  }

  /**
   * @param value within the number's range
   */
  public TrainingDraft set(TrainingNumber number, double value) {
    numbers.put(number, value);
    return this;
  }

  /** Whether training images are changed at random. */
  public boolean augments() {
    return TrainingNumber.ofAugmentation().stream().anyMatch(number -> get(number) > 0);
  }

  /** Leaves training images as they are. */
  public TrainingDraft withoutAugmentation() {
    TrainingNumber.ofAugmentation().forEach(number -> set(number, 0));
    return this;
  }

  public TrainingDraft optimizer(Recipe.Optimizer other) {
    optimizer = other;
    return this;
  }

  public TrainingDraft annealing(Recipe.Annealing other) {
    annealing = other;
    return this;
  }

  public TrainingDraft standardize(boolean other) {
    standardize = other;
    return this;
  }

  public TrainingDraft mirrored(boolean other) {
    mirrored = other;
    return this;
  }

  private double get(TrainingNumber number) {
    return numbers.get(number);
  }

  private int whole(TrainingNumber number) {
    return (int) get(number);
  }

  /**
   * The settings. What changes nothing is left out: an augmentation of zeros, a recipe that is the
   * plain one.
   */
  public TrainingConfig config(String preset) {
    TrainingConfig.Augmentation augmentation =
        new TrainingConfig.Augmentation(
            get(TrainingNumber.SHIFT),
            get(TrainingNumber.ROTATION),
            get(TrainingNumber.BRIGHTNESS));
    return new TrainingConfig(
        preset,
        whole(TrainingNumber.EPOCHS),
        whole(TrainingNumber.BATCH),
        get(TrainingNumber.LEARNING_RATE),
        get(TrainingNumber.DECAY),
        get(TrainingNumber.MOMENTUM),
        Optional.of(augmentation).filter(a -> !a.equals(TrainingConfig.Augmentation.NONE)),
        Optional.of(recipe()).filter(r -> !r.equals(Recipe.PLAIN)));
  }

  private Recipe recipe() {
    return new Recipe(
        optimizer,
        get(TrainingNumber.WEIGHT_DECAY),
        get(TrainingNumber.WARM_UP),
        annealing,
        get(TrainingNumber.AVERAGING),
        standardize,
        get(TrainingNumber.DROPOUT),
        new Recipe.Loss(
            get(TrainingNumber.SMOOTHING), get(TrainingNumber.RARITY), get(TrainingNumber.FOCUS)),
        get(TrainingNumber.MIXUP),
        get(TrainingNumber.CLIP),
        whole(TrainingNumber.PATIENCE),
        mirrored,
        new Recipe.Variation(
            get(TrainingNumber.SCALE),
            get(TrainingNumber.ASPECT),
            get(TrainingNumber.FLIP),
            get(TrainingNumber.GAMMA),
            get(TrainingNumber.CONTRAST),
            get(TrainingNumber.NOISE),
            get(TrainingNumber.CUTOUT)));
  }
}
