package org.gennas.engine;

import java.util.Optional;
import org.gennas.data.batch.Augmentation;
import org.gennas.data.batch.InputSettings;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;

/** What a training asks of the batches that it is fed. */
public final class TrainingInput {
  private TrainingInput() {}

  /** How images of the training side become batches. */
  public static InputSettings of(TrainingConfig training) {
    Recipe recipe = training.recipeOrPlain();
    return new InputSettings(augmentation(training), recipe.standardize(), recipe.mixup());
  }

  private static Optional<Augmentation> augmentation(TrainingConfig training) {
    Recipe.Variation variation = training.recipeOrPlain().variation();
    if (training.augmentation().isEmpty() && variation.equals(Recipe.Variation.NONE)) {
      return Optional.empty();
    }
    TrainingConfig.Augmentation basic =
        training.augmentation().orElse(new TrainingConfig.Augmentation(0, 0, 0));
    return Optional.of(
        new Augmentation(
            basic.shift(),
            basic.rotation(),
            basic.brightness(),
            variation.scale(),
            variation.aspect(),
            variation.flip(),
            variation.gamma(),
            variation.contrast(),
            variation.noise(),
            variation.cutout()));
  }
}
