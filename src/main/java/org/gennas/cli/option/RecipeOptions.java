package org.gennas.cli.option;

import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import picocli.CommandLine.Option;

/** What a training does beyond SGD at a rate that decays by the epoch. */
final class RecipeOptions {
  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "Optimizer: sgd or adamw. ${bundle:optimizer}.")
  private String optimizer;

  @Option(
      names = "--annealing",
      paramLabel = "NAME",
      description =
          "How the learning rate falls: exponential (by --decay) or cosine. ${bundle:annealing}.")
  private String annealing;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description =
          "Share of the learning rate by which each weight shrinks per step;"
              + " normalization and biases are excluded. ${bundle:WEIGHT_DECAY}.")
  private Double weightDecay;

  @Option(
      names = "--warm-up-share",
      paramLabel = "X",
      description =
          "Share of all steps in which the learning rate rises from near 0. "
              + "${bundle:WARM_UP}.")
  private Double warmUp;

  @Option(
      names = "--averaging",
      paramLabel = "X",
      description =
          "Share of the old value that the weights' moving average keeps per step;"
              + " it is validated and saved. 0: the last weights are. ${bundle:AVERAGING}.")
  private Double averaging;

  @Option(
      names = "--dropout",
      paramLabel = "X",
      description = "Share of the head's outputs dropped per step. ${bundle:DROPOUT}.")
  private Double dropout;

  @Option(
      names = "--label-smoothing",
      paramLabel = "X",
      description = "Moves labels towards 0.5, by half of this. ${bundle:SMOOTHING}.")
  private Double smoothing;

  @Option(
      names = "--rarity",
      paramLabel = "X",
      description =
          "Weights positives by (negatives / positives) to this" + " power. ${bundle:RARITY}.")
  private Double rarity;

  @Option(
      names = "--focus",
      paramLabel = "X",
      description = "Exponent of the asymmetric loss: easy negatives count less. ${bundle:FOCUS}.")
  private Double focus;

  @Option(
      names = "--mixup",
      paramLabel = "X",
      description =
          "Mixup: blends neighbours in a batch by shares from a Beta distribution"
              + " with both parameters at this. ${bundle:MIXUP}.")
  private Double mixup;

  @Option(
      names = "--clip",
      paramLabel = "X",
      description = "Gradient clipping: the largest norm; 0: off. ${bundle:CLIP}.")
  private Double clip;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Ends a training after this many epochs without a better validation score;"
              + " 0: never. ${bundle:PATIENCE}.")
  private Integer patience;

  @Option(
      names = "--standardize",
      negatable = true,
      description =
          "Gives each image mean 0 and standard deviation 1, in training and prediction."
              + " ${bundle:standardize}.")
  private Boolean standardize;

  @Option(
      names = "--mirrored",
      negatable = true,
      description = "Predicts by the mean over an image and its mirror image. ${bundle:mirrored}.")
  private Boolean mirrored;

  /**
   * Changes what is named.
   *
   * @throws IllegalArgumentException if something is out of its range, fit for print
   */
  void change(TrainingDraft draft) {
    if (optimizer != null) {
      draft.optimizer(OptionValue.of("--optimizer", optimizer, Recipe.Optimizer.class));
    }
    if (annealing != null) {
      draft.annealing(OptionValue.of("--annealing", annealing, Recipe.Annealing.class));
    }
    if (standardize != null) {
      draft.standardize(standardize);
    }
    if (mirrored != null) {
      draft.mirrored(mirrored);
    }
    NumberOption.take(draft, TrainingNumber.WEIGHT_DECAY, "--weight-decay", weightDecay);
    NumberOption.take(draft, TrainingNumber.WARM_UP, "--warm-up-share", warmUp);
    NumberOption.take(draft, TrainingNumber.AVERAGING, "--averaging", averaging);
    NumberOption.take(draft, TrainingNumber.DROPOUT, "--dropout", dropout);
    NumberOption.take(draft, TrainingNumber.SMOOTHING, "--label-smoothing", smoothing);
    NumberOption.take(draft, TrainingNumber.RARITY, "--rarity", rarity);
    NumberOption.take(draft, TrainingNumber.FOCUS, "--focus", focus);
    NumberOption.take(draft, TrainingNumber.MIXUP, "--mixup", mixup);
    NumberOption.take(draft, TrainingNumber.CLIP, "--clip", clip);
    NumberOption.take(draft, TrainingNumber.PATIENCE, "--patience", patience);
  }
}
