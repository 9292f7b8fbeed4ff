package org.gennas.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.study.TrainingConfig;
import picocli.CommandLine.Option;

/** How each candidate is trained: a preset, or a preset with changes. */
final class TrainingOptions {
  private static final String USUAL_AUGMENTATION = "0.05,5,0.1";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = "Training settings: quick (default) or paper.")
  private String preset;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs.")
  private Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
  private Integer batch;

  @Option(names = "--learning-rate", paramLabel = "X", description = "At the first epoch.")
  private Double learningRate;

  @Option(names = "--decay", paramLabel = "X", description = "Factor of it per epoch.")
  private Double decay;

  @Option(names = "--momentum", paramLabel = "X", description = "Nesterov momentum.")
  private Double momentum;

  @Option(
      names = "--augment",
      paramLabel = "SHIFT,DEGREES,BRIGHTNESS",
      arity = "0..1",
      fallbackValue = USUAL_AUGMENTATION,
      description =
          "Change training images at random: largest shift (fraction of the side), rotation, and"
              + " brightness (fraction). Without values: "
              + USUAL_AUGMENTATION
              + ".")
  private String augment;

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if one is out of its range, fit for print
   */
  TrainingConfig config() {
    TrainingConfig base =
        TrainingConfig.presets().stream()
            .filter(known -> known.preset().equals(preset))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There are no training settings \"%s\"; there are %s."
                            .formatted(
                                preset,
                                TrainingConfig.presets().stream()
                                    .map(TrainingConfig::preset)
                                    .collect(Collectors.joining(" and ")))));
    TrainingConfig config =
        new TrainingConfig(
            base.preset(),
            epochs == null ? base.epochs() : epochs,
            batch == null ? base.batch() : batch,
            learningRate == null ? base.learningRate() : learningRate,
            decay == null ? base.decay() : decay,
            momentum == null ? base.momentum() : momentum,
            augment == null ? base.augmentation() : Optional.of(augmentation(augment)));
    check(config.epochs() >= 1, "--epochs is at least 1.");
    check(config.batch() >= 1, "--batch is at least 1.");
    check(config.learningRate() > 0, "--learning-rate is above 0.");
    check(config.decay() > 0 && config.decay() <= 1, "--decay is above 0 and at most 1.");
    check(config.momentum() >= 0 && config.momentum() < 1, "--momentum is 0 to below 1.");
    return config.equals(base) ? base : named(config);
  }

  private static TrainingConfig named(TrainingConfig config) {
    return new TrainingConfig(
        "own",
        config.epochs(),
        config.batch(),
        config.learningRate(),
        config.decay(),
        config.momentum(),
        config.augmentation());
  }

  /** What {@code --augment} without values means. */
  static TrainingConfig.Augmentation usualAugmentation() {
    return augmentation(USUAL_AUGMENTATION);
  }

  private static TrainingConfig.Augmentation augmentation(String text) {
    List<Double> values;
    try {
      values = Arrays.stream(text.split(",")).map(String::strip).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      values = List.of();
    }
    check(
        values.size() == 3 && values.stream().allMatch(v -> v >= 0) && values.get(0) < 1,
        "--augment takes three numbers, such as " + USUAL_AUGMENTATION + ", not \"" + text + "\".");
    return new TrainingConfig.Augmentation(values.get(0), values.get(1), values.get(2));
  }

  private static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
