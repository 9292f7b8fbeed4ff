package org.gennas.cli.option;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each candidate is trained: a preset, or a preset with changes. */
public final class TrainingOptions {
  private static final String STRONG = TrainingConfig.strong().preset();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Settings of a training: ${bundle:preset}.")
  private String preset;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Passes over the training images. By default, strong takes as many as give"
              + " it enough steps: 40 with 1,000 images, 4 with 100,000. ${bundle:EPOCHS}.")
  private Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Images per step. Without --learning-rate, that of the strong settings"
              + " scales with it: by the square root of the batch for AdamW, in proportion for"
              + " SGD. "
              + "${bundle:BATCH}.")
  private Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "The largest learning rate. ${bundle:LEARNING_RATE}.")
  private Double learningRate;

  @Option(
      names = "--decay",
      paramLabel = "X",
      description =
          "Factor of the learning rate per epoch with exponential annealing." + " ${bundle:DECAY}.")
  private Double decay;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Nesterov momentum of SGD. ${bundle:MOMENTUM}.")
  private Double momentum;

  @Option(
      names = "--augment",
      paramLabel = "CHANGES",
      arity = "0..1",
      fallbackValue = AugmentOption.USUAL,
      description = {
        "Augments training images: SHIFT,DEGREES,BRIGHTNESS (without values "
            + AugmentOption.USUAL
            + "), or NAME=VALUE,... of the following; the others stay as in the preset. none: no"
            + " augmentation.",
        "shift: largest, as a fraction of the side, ${bundle:SHIFT}",
        "rotation: largest, in degrees, ${bundle:ROTATION}",
        "brightness: largest change, as a fraction, ${bundle:BRIGHTNESS}",
        "scale: largest change, as a fraction, ${bundle:SCALE}",
        "aspect: width against height, as a fraction, ${bundle:ASPECT}",
        "flip: share of images mirrored left to right, ${bundle:FLIP}",
        "gamma: largest logarithm of the greys' exponent, ${bundle:GAMMA}",
        "contrast: largest change, as a fraction, ${bundle:CONTRAST}",
        "noise: its standard deviation, as a fraction of white, ${bundle:NOISE}",
        "cutout: side of a blanked square, as a fraction of the image's, ${bundle:CUTOUT}"
      })
  private String augment;

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  /** Counts the images that a training is to learn from. */
  @FunctionalInterface
  public interface TrainingImages {
    int count() throws IOException;
  }

  /**
   * The settings, beginning with the strong ones unless others are named.
   *
   * @param images asked where the number of epochs follows from it
   * @throws IllegalArgumentException if one is out of its range, fit for print
   */
  public TrainingConfig config(TrainingImages images) throws IOException {
    TrainingConfig config = config(TrainingConfig.strong());
    return epochs == null && (preset == null || preset.equals(STRONG))
        ? config.withEpochs(TrainingConfig.strong(images.count()).epochs())
        : config;
  }

  /**
   * The settings, beginning with {@code unlessNamed} where no preset is named.
   *
   * @throws IllegalArgumentException if one is out of its range, fit for print
   */
  public TrainingConfig config(TrainingConfig unlessNamed) {
    TrainingConfig base = preset == null ? unlessNamed : named(preset);
    TrainingDraft draft = new TrainingDraft(base);
    recipe.change(draft);
    if (augment != null) {
      AugmentOption.change(draft, augment);
    }
    NumberOption.take(draft, TrainingNumber.EPOCHS, "--epochs", epochs);
    NumberOption.take(draft, TrainingNumber.DECAY, "--decay", decay);
    NumberOption.take(draft, TrainingNumber.MOMENTUM, "--momentum", momentum);
    takeBatch(draft, base);
    NumberOption.take(draft, TrainingNumber.LEARNING_RATE, "--learning-rate", learningRate);
    return draft.config(base.preset()).equals(base) ? base : draft.config(TrainingConfig.OWN);
  }

  /** The batch, and with it the rate of settings with a recipe, by the optimizer that is chosen. */
  private void takeBatch(TrainingDraft draft, TrainingConfig base) {
    TrainingConfig before = draft.config(base.preset());
    NumberOption.take(draft, TrainingNumber.BATCH, "--batch", batch);
    if (batch != null && base.recipe().isPresent()) {
      draft.set(TrainingNumber.LEARNING_RATE, before.withBatch(batch).learningRate());
    }
  }

  private static TrainingConfig named(String preset) {
    return TrainingConfig.preset(preset)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "There are no training settings \"%s\"; there are %s.",
                        preset,
                        TrainingConfig.presets().stream()
                            .map(TrainingConfig::preset)
                            .collect(Collectors.joining(", ")))));
  }
}
