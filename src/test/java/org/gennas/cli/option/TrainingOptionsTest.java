package org.gennas.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.gennas.cli.command.CommandRun;
import org.gennas.cli.command.PresetBundle;
import org.gennas.study.config.NumberRange;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options become the settings of a training. */
final class TrainingOptionsTest {
  @TempDir Path home;

  @Command
  private static final class Holder {
    @Mixin private TrainingOptions options;
  }

  /** With 1,000 images to train on. */
  private static TrainingConfig parsed(String arguments) throws IOException {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    return holder.options.config(() -> 1000);
  }

  @Test
  void theStrongSettingsAreTheDefaultWithAsManyEpochsAsTheImagesNeed() throws IOException {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs();
    assertEquals(TrainingConfig.strong(4000), holder.options.config(() -> 4000));
    assertEquals("strong", parsed("--preset strong").preset());
  }

  @Test
  void imagesAreNotCountedWhereEpochsAreNamedOrThePresetIsAnother() throws IOException {
    for (String arguments : new String[] {"--epochs 3", "--preset paper", "--preset quick"}) {
      Holder holder = new Holder();
      new CommandLine(holder).parseArgs(arguments.split(" "));
      TrainingConfig config =
          holder.options.config(
              () -> {
                throw new AssertionError("counted");
              });
      assertEquals(config.preset().equals("own") ? 3 : config.epochs(), config.epochs());
    }
    assertEquals(TrainingConfig.paper(), parsed("--preset paper"));
    assertEquals(TrainingConfig.quick(), parsed("--preset quick"));
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs=7, EPOCHS, 7",
    "--batch=48, BATCH, 48",
    "--learning-rate=0.01, LEARNING_RATE, 0.01",
    "--decay=0.9, DECAY, 0.9",
    "--momentum=0.5, MOMENTUM, 0.5",
    "--weight-decay=0.01, WEIGHT_DECAY, 0.01",
    "--warm-up-share=0.2, WARM_UP, 0.2",
    "--averaging=0.9, AVERAGING, 0.9",
    "--dropout=0.4, DROPOUT, 0.4",
    "--label-smoothing=0.1, SMOOTHING, 0.1",
    "--rarity=0.3, RARITY, 0.3",
    "--focus=2, FOCUS, 2",
    "--mixup=0.3, MIXUP, 0.3",
    "--clip=5, CLIP, 5",
    "--patience=9, PATIENCE, 9",
    "--augment=shift=0.2, SHIFT, 0.2",
    "--augment=rotation=20, ROTATION, 20",
    "--augment=brightness=0.3, BRIGHTNESS, 0.3",
    "--augment=scale=0.3, SCALE, 0.3",
    "--augment=aspect=0.2, ASPECT, 0.2",
    "--augment=flip=0.25, FLIP, 0.25",
    "--augment=gamma=1, GAMMA, 1",
    "--augment=contrast=0.3, CONTRAST, 0.3",
    "--augment=noise=0.05, NOISE, 0.05",
    "--augment=cutout=0.25, CUTOUT, 0.25"
  })
  void anOptionChangesItsNumberAndKeepsTheRest(String option, TrainingNumber number, double value)
      throws IOException {
    TrainingConfig base = TrainingConfig.strong(1000);
    TrainingConfig changed = parsed(option);
    TrainingConfig expected = new TrainingDraft(base).set(number, value).config("own");
    if (number == TrainingNumber.BATCH) {
      expected = new TrainingDraft(base).config("own").withBatch((int) value);
    }
    assertEquals(expected, changed);
  }

  @ParameterizedTest
  @EnumSource(TrainingNumber.class)
  void everyNumberHasAnOption(TrainingNumber number) {
    String help = CommandRun.of(home, "search", "--help").out().replaceAll("\\s+", " ");
    ResourceBundle texts = new PresetBundle();
    String told = texts.getString(number.name());
    long alike =
        Arrays.stream(TrainingNumber.values())
            .filter(n -> texts.getString(n.name()).equals(told))
            .count();
    assertTrue(help.split(Pattern.quote(told), -1).length > alike, number + ": " + told + help);
  }

  @Test
  void theHelpTellsTheDefaultOfEachPreset() {
    String help = CommandRun.of(home, "search", "--help").out().replaceAll("\\s+", " ");
    String decay = NumberRange.plain(TrainingNumber.WEIGHT_DECAY.of(TrainingConfig.strong()));
    assertTrue(help.contains("strong " + decay), help);
    assertTrue(help.contains("--[no-]standardize"), help);
    assertTrue(!help.contains("${"), help);
  }

  @Test
  void choicesArrive() throws IOException {
    Recipe recipe =
        parsed("--optimizer sgd --annealing exponential --no-standardize --mirrored")
            .recipeOrPlain();
    assertEquals(Recipe.Optimizer.SGD, recipe.optimizer());
    assertEquals(Recipe.Annealing.EXPONENTIAL, recipe.annealing());
    assertEquals(false, recipe.standardize());
    assertEquals(true, recipe.mirrored());
    assertEquals(
        Recipe.Optimizer.ADAMW,
        parsed("--preset quick --optimizer AdamW").recipeOrPlain().optimizer());
  }

  @Test
  void aBatchTakesTheRateOfARecipeAlong() throws IOException {
    TrainingConfig strong = TrainingConfig.strong();
    double rate = strong.learningRate();
    int four = 4 * strong.batch();
    assertEquals(2 * rate, parsed("--batch " + four).learningRate(), 1e-12);
    assertEquals(4 * rate, parsed("--optimizer sgd --batch " + four).learningRate(), 1e-12);
    assertEquals(0.5, parsed("--learning-rate 0.5 --batch " + four).learningRate());
    assertEquals(
        TrainingConfig.paper().learningRate(),
        parsed("--preset paper --batch " + four).learningRate());
  }

  @Test
  void threeNumbersOfAugmentAreShiftRotationAndBrightness() throws IOException {
    assertEquals(
        Optional.of(new TrainingConfig.Augmentation(0.1, 12, 0.2)),
        parsed("--preset quick --augment 0.1,12,0.2").augmentation());
    assertEquals(
        Optional.of(new TrainingConfig.Augmentation(0.05, 5, 0.1)),
        parsed("--preset quick --augment").augmentation());
    TrainingConfig strong = parsed("--augment 0.1,12,0.2");
    assertEquals(
        TrainingConfig.strong().recipeOrPlain().variation(), strong.recipeOrPlain().variation());
  }

  @Test
  void noneLeavesImagesAsTheyAre() throws IOException {
    TrainingConfig config = parsed("--augment none");
    assertEquals(Optional.empty(), config.augmentation());
    assertEquals(Recipe.Variation.NONE, config.recipeOrPlain().variation());
  }

  @Test
  void severalPairsGoTogether() throws IOException {
    TrainingConfig config = parsed("--augment shift=0.2,flip=0");
    assertEquals(0.2, TrainingNumber.SHIFT.of(config));
    assertEquals(0, TrainingNumber.FLIP.of(config));
    assertEquals(TrainingNumber.GAMMA.of(TrainingConfig.strong()), TrainingNumber.GAMMA.of(config));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--preset=slow            | There are no training settings \"slow\"; there are quick, strong, paper.",
        "--epochs=0               | --epochs must be a whole number from 1 to 10000, not 0.",
        "--batch=0                | --batch must be a whole number from 1 to 4096, not 0.",
        "--learning-rate=0        | --learning-rate must be above 0 and at most 10, not 0.",
        "--learning-rate=NaN      | --learning-rate must be above 0 and at most 10, not NaN.",
        "--learning-rate=Infinity | --learning-rate must be above 0 and at most 10, not Infinity.",
        "--momentum=1             | --momentum must be 0 to below 1, not 1.",
        "--weight-decay=-1        | --weight-decay must be 0 to 1, not -1.",
        "--patience=-1            | --patience must be a whole number from 0 to 10000, not -1.",
        "--optimizer=rmsprop      | --optimizer must be one of sgd, adamw, not \"rmsprop\".",
        "--annealing=never        | --annealing must be one of exponential, cosine, not \"never\".",
        "--augment=zoom=0.1       | --augment knows no \"zoom\"; it knows shift, rotation, brightness, scale,",
        "--augment=flip=2         | The flip of --augment must be 0 to 1, not 2.",
        "--augment=flip=often     | --augment takes three numbers",
        "--augment=flip=1,5       | --augment takes three numbers",
        "--augment=0.1,5          | --augment takes three numbers",
        "--augment=0.1,5,NaN      | The brightness of --augment must be 0 to 0.99, not NaN."
      })
  void whatCannotBeIsSaid(String option, String message) {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> parsed(option));
    assertTrue(problem.getMessage().contains(message), problem.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "train", "bench step"})
  void theOptionsAreThoseOfSearchTrainAndBench(String command) {
    String help = CommandRun.of(home, (command + " --help").split(" ")).out();
    for (String option : new String[] {"--preset", "--optimizer", "--warm-up-share", "--augment"}) {
      assertTrue(help.contains(option), help);
    }
  }
}
