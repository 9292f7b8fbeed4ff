package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;

/** How candidates are trained, in words: all that is on, and nothing of what is off. */
public final class TrainingWords {
  private TrainingWords() {}

  /** One sentence without a full stop. */
  public static String of(TrainingConfig training) {
    Recipe recipe = training.recipeOrPlain();
    List<String> said = new ArrayList<>();
    said.add(
        String.format(
            Locale.ROOT,
            "preset \"%s\": %d epochs of batches of %d",
            training.preset(),
            training.epochs(),
            training.batch()));
    said.add(optimizer(training, recipe));
    said.add(rate(training, recipe));
    said.add(loss(recipe.loss()));
    regularization(recipe).forEach(said::add);
    said.add(augmentation(training, recipe.variation()));
    preprocessing(training).ifPresent(p -> said.add("each image " + p));
    return String.join(", ", said);
  }

  /** What is done with an image before the network sees it, or with its mirror image. */
  static Optional<String> preprocessing(TrainingConfig training) {
    Recipe recipe = training.recipeOrPlain();
    List<String> said = new ArrayList<>();
    if (recipe.standardize()) {
      said.add("standardized to mean 0 and standard deviation 1");
    }
    if (recipe.mirrored()) {
      said.add("predicted as the mean over it and its mirror image");
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", said));
  }

  private static String optimizer(TrainingConfig training, Recipe recipe) {
    String decay =
        recipe.weightDecay() == 0
            ? ""
            : ", decoupled weight decay " + Words.plain(recipe.weightDecay(), 6);
    String clip =
        recipe.clip() == 0 ? "" : ", gradients clipped at norm " + Words.plain(recipe.clip(), 4);
    return switch (recipe.optimizer()) {
          case SGD -> "SGD with Nesterov momentum " + Words.plain(training.momentum(), 3);
          case ADAMW -> "AdamW";
        }
        + decay
        + clip;
  }

  private static String rate(TrainingConfig training, Recipe recipe) {
    String warm =
        recipe.warmUp() == 0
            ? ""
            : " after a warm-up over " + percent(recipe.warmUp()) + " of the steps";
    String fall =
        switch (recipe.annealing()) {
          case EXPONENTIAL -> " times " + Words.plain(training.decay(), 4) + " an epoch";
          case COSINE -> " falling to 0 along a cosine";
        };
    return "learning rate " + Words.plain(training.learningRate(), 6) + fall + warm;
  }

  private static String loss(Recipe.Loss loss) {
    StringBuilder said = new StringBuilder("binary cross-entropy with masked labels");
    if (loss.smoothing() > 0) {
      said.append(", labels smoothed by ").append(Words.plain(loss.smoothing(), 4));
    }
    if (loss.rarity() > 0) {
      said.append(", positives weighted by (negatives / positives)^")
          .append(Words.plain(loss.rarity(), 4));
    }
    if (loss.focus() > 0) {
      said.append(", easy negatives counting less by exponent ")
          .append(Words.plain(loss.focus(), 4));
    }
    return said.toString();
  }

  private static List<String> regularization(Recipe recipe) {
    List<String> said = new ArrayList<>();
    if (recipe.dropout() > 0) {
      said.add("dropout of " + percent(recipe.dropout()) + " before the last layer");
    }
    if (recipe.mixup() > 0) {
      said.add(
          String.format(
              Locale.ROOT, "mixup with Beta(%1$s, %1$s)", Words.plain(recipe.mixup(), 4)));
    }
    if (recipe.averaging() > 0) {
      said.add(
          String.format(
              Locale.ROOT,
              "weights averaged, %s of the old value kept at each step",
              Words.plain(recipe.averaging(), 6)));
    }
    if (recipe.patience() > 0) {
      said.add(
          "ended after "
              + Words.count(recipe.patience(), "epoch", "epochs")
              + " without a better validation score");
    }
    return said;
  }

  private static String augmentation(TrainingConfig training, Recipe.Variation variation) {
    List<String> said = new ArrayList<>();
    TrainingConfig.Augmentation basic =
        training.augmentation().orElse(new TrainingConfig.Augmentation(0, 0, 0));
    upTo(said, "shifts", basic.shift());
    if (basic.rotation() > 0) {
      said.add("rotations up to " + Words.plain(basic.rotation(), 1) + "°");
    }
    upTo(said, "brightness", basic.brightness());
    upTo(said, "scale", variation.scale());
    upTo(said, "aspect", variation.aspect());
    if (variation.flip() > 0) {
      said.add("mirroring of " + percent(variation.flip()) + " of the images");
    }
    if (variation.gamma() > 0) {
      said.add("gamma up to exp(±" + Words.plain(variation.gamma(), 3) + ")");
    }
    upTo(said, "contrast", variation.contrast());
    if (variation.noise() > 0) {
      said.add("noise of standard deviation " + percent(variation.noise()));
    }
    if (variation.cutout() > 0) {
      said.add("a blanked square of " + percent(variation.cutout()) + " of the side");
    }
    return said.isEmpty() ? "no augmentation" : "augmented by " + String.join(", ", said);
  }

  private static void upTo(List<String> said, String what, double fraction) {
    if (fraction > 0) {
      said.add(what + " up to " + percent(fraction));
    }
  }

  private static String percent(double share) {
    return Words.plain(100 * share, 1) + " %";
  }
}
