package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.report.tracking.TrackedStudy;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingWordsTest {
  @TempDir Path folder;

  private static TrainingConfig adamw() {
    return new TrainingDraft(TrainingConfig.paper())
        .set(TrainingNumber.EPOCHS, 40)
        .set(TrainingNumber.LEARNING_RATE, 0.002)
        .optimizer(Recipe.Optimizer.ADAMW)
        .annealing(Recipe.Annealing.COSINE)
        .set(TrainingNumber.WEIGHT_DECAY, 0.05)
        .set(TrainingNumber.WARM_UP, 0.075)
        .set(TrainingNumber.AVERAGING, 0.99)
        .set(TrainingNumber.FLIP, 0.5)
        .standardize(true)
        .mirrored(true)
        .config("own");
  }

  @Test
  void whatIsOnIsToldAndNothingElse() {
    assertEquals(
        "preset \"own\": 40 epochs of batches of 24, AdamW, decoupled weight decay 0.05, learning"
            + " rate 0.002 falling to 0 along a cosine after a warm-up over 7.5 % of the steps,"
            + " binary cross-entropy with masked labels, weights averaged, 0.99 of the old value"
            + " kept at each step, augmented by mirroring of 50 % of the images, each image"
            + " standardized to mean 0 and standard deviation 1 and predicted as the mean over"
            + " it and its"
            + " mirror image",
        TrainingWords.of(adamw()));
  }

  @ParameterizedTest
  @EnumSource(TrainingNumber.class)
  void noNumberOfARecipeGoesUntold(TrainingNumber number) {
    TrainingConfig without = new TrainingDraft(adamw()).set(number, 0.125).config("own");
    TrainingConfig with = new TrainingDraft(adamw()).set(number, 0.25).config("own");
    if (number == TrainingNumber.DECAY || number == TrainingNumber.MOMENTUM) {
      // AdamW has no momentum to set, a cosine no factor
      assertEquals(TrainingWords.of(without), TrainingWords.of(with));
    } else if (number.range().whole()) {
      TrainingConfig whole = new TrainingDraft(adamw()).set(number, 77).config("own");
      assertTrue(TrainingWords.of(whole).contains("77"), TrainingWords.of(whole));
    } else {
      assertTrue(!TrainingWords.of(with).equals(TrainingWords.of(without)), number.name());
    }
  }

  @Test
  void preprocessingIsToldWhereThereIsSome() {
    assertEquals(Optional.empty(), TrainingWords.preprocessing(TrainingConfig.paper()));
    assertEquals(
        Optional.of(
            "standardized to mean 0 and standard deviation 1 and predicted as the mean over it"
                + " and its"
                + " mirror image"),
        TrainingWords.preprocessing(adamw()));
  }

  @Test
  void aTrackerIsToldEverySetting() throws Exception {
    StudyFolder study = StudyOnDisk.ended(folder.resolve("ended"), "Phantoms", true);
    Map<String, String> params = TrackedStudy.of(ReportContent.read(study)).runs().get(0).params();
    for (String set :
        List.of(
            "training.preset=quick",
            "training.epochs=6",
            "training.learning_rate=0.2",
            "training.augmentation.shift=0.0",
            "training.recipe.weight_decay=0.0",
            "training.recipe.patience=0",
            "training.recipe.loss.focus=0.0",
            "training.recipe.optimizer=SGD",
            "training.recipe.annealing=EXPONENTIAL",
            "training.recipe.standardize=false",
            "training.recipe.mirrored=false")) {
      String[] pair = set.split("=");
      assertEquals(pair[1], params.get(pair[0]), set);
    }
  }
}
