package org.gennas.study.config;

import static org.gennas.study.config.NumberRange.Kind.ABOVE;
import static org.gennas.study.config.NumberRange.Kind.BELOW;
import static org.gennas.study.config.NumberRange.Kind.CLOSED;
import static org.gennas.study.config.NumberRange.Kind.WHOLE;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gennas.study.config.NumberRange.Kind;
import org.gennas.study.config.TrainingConfig.Augmentation;

/**
 * The numbers of a training's settings, each with the range that file, terminal and form hold it
 * to. What they mean is told by {@link TrainingConfig} and {@link Recipe}.
 */
public enum TrainingNumber {
  EPOCHS("epochs", WHOLE, 1, 10_000, TrainingConfig::epochs),
  BATCH("batch", WHOLE, 1, 4_096, TrainingConfig::batch),
  LEARNING_RATE("learningRate", ABOVE, 0, 10, TrainingConfig::learningRate),
  DECAY("decay", ABOVE, 0, 1, TrainingConfig::decay),
  MOMENTUM("momentum", BELOW, 0, 1, TrainingConfig::momentum),
  SHIFT("augmentation.shift", CLOSED, 0, 0.5, t -> basic(t).shift()),
  ROTATION("augmentation.rotation", CLOSED, 0, 45, t -> basic(t).rotation()),
  BRIGHTNESS("augmentation.brightness", CLOSED, 0, 0.99, t -> basic(t).brightness()),
  WEIGHT_DECAY("recipe.weightDecay", CLOSED, 0, 1, t -> t.recipeOrPlain().weightDecay()),
  WARM_UP("recipe.warmUp", CLOSED, 0, 0.5, t -> t.recipeOrPlain().warmUp()),
  AVERAGING("recipe.averaging", BELOW, 0, 1, t -> t.recipeOrPlain().averaging()),
  DROPOUT("recipe.dropout", BELOW, 0, 1, t -> t.recipeOrPlain().dropout()),
  SMOOTHING("recipe.loss.smoothing", CLOSED, 0, 0.5, t -> t.recipeOrPlain().loss().smoothing()),
  RARITY("recipe.loss.rarity", CLOSED, 0, 1, t -> t.recipeOrPlain().loss().rarity()),
  FOCUS("recipe.loss.focus", CLOSED, 0, 5, t -> t.recipeOrPlain().loss().focus()),
  MIXUP("recipe.mixup", CLOSED, 0, 1, t -> t.recipeOrPlain().mixup()),
  CLIP("recipe.clip", CLOSED, 0, 1e6, t -> t.recipeOrPlain().clip()),
  PATIENCE("recipe.patience", WHOLE, 0, 10_000, t -> t.recipeOrPlain().patience()),
  SCALE("recipe.variation.scale", CLOSED, 0, 0.5, t -> further(t).scale()),
  ASPECT("recipe.variation.aspect", CLOSED, 0, 0.5, t -> further(t).aspect()),
  FLIP("recipe.variation.flip", CLOSED, 0, 1, t -> further(t).flip()),
  GAMMA("recipe.variation.gamma", CLOSED, 0, 2, t -> further(t).gamma()),
  CONTRAST("recipe.variation.contrast", CLOSED, 0, 0.99, t -> further(t).contrast()),
  NOISE("recipe.variation.noise", CLOSED, 0, 0.5, t -> further(t).noise()),
  CUTOUT("recipe.variation.cutout", CLOSED, 0, 0.5, t -> further(t).cutout());

  private final String field;
  private final NumberRange range;
  private final ToDoubleFunction<TrainingConfig> value;

  TrainingNumber(
      String field, Kind kind, double least, double most, ToDoubleFunction<TrainingConfig> value) {
    this.field = field;
    this.range = new NumberRange(least, most, kind);
    this.value = value;
  }

  private static Augmentation basic(TrainingConfig training) {
    return training.augmentation().orElse(Augmentation.NONE);
  }

  private static Recipe.Variation further(TrainingConfig training) {
    return training.recipeOrPlain().variation();
  }

  /** Those that say how training images are changed at random. */
  public static List<TrainingNumber> ofAugmentation() {
    return Arrays.stream(values())
        .filter(n -> n.field.startsWith("augmentation.") || n.field.startsWith("recipe.variation."))
        .toList();
  }

  /** Its place below "training" in study.json, such as "recipe.loss.focus". */
  public String field() {
    return field;
  }

  public NumberRange range() {
    return range;
  }

  /** Its value in these settings; 0 where they leave its part out. */
  public double of(TrainingConfig training) {
    return value.applyAsDouble(training);
  }
}
