package org.gennas.study.config;

/**
 * What a training does beyond SGD with a rate that decays by the epoch. Every number 0 and every
 * choice the first of its kind leaves that part out, see {@link #PLAIN}.
 *
 * @param optimizer makes the steps
 * @param weightDecay share of the learning rate by which each weight shrinks at a step, apart from
 *     the gradient (Loshchilov and Hutter, ICLR 2019); gammas, betas and biases don't shrink; 0 to
 *     1
 * @param warmUp share of all steps in which the rate rises linearly from near 0, 0 to 0.5
 * @param annealing how the rate falls after that
 * @param averaging share of the old value that the averaged weights keep at each step (an
 *     exponential moving average, batch norm's statistics included); they are what is validated and
 *     kept. 0: the last weights; below 1
 * @param standardize whether each image, after augmentation, gets mean 0 and deviation 1
 * @param dropout share of the head's outputs that are left out at each step, 0 to below 1
 * @param loss what is made small
 * @param mixup both parameters of the Beta distribution of the share by which neighbours in a batch
 *     are mixed (Zhang et al., ICLR 2018), 0 to 1
 * @param clip largest norm of a step's whole gradient; above it, the gradient is scaled down. 0 to
 *     1,000,000; 0: any
 * @param patience epochs without a better validation score after which the training ends; 0: never
 * @param mirrored whether a prediction is the mean over an image and its mirror image
 * @param variation further random changes of training images
 */
public record Recipe(
    Optimizer optimizer,
    double weightDecay,
    double warmUp,
    Annealing annealing,
    double averaging,
    boolean standardize,
    double dropout,
    Loss loss,
    double mixup,
    double clip,
    int patience,
    boolean mirrored,
    Variation variation) {

  /** Who makes the steps. */
  public enum Optimizer {
    /** Stochastic gradient descent with Nesterov's momentum. */
    SGD,
    /** Adam with decoupled weight decay; beta1 0.9, beta2 0.999 (Loshchilov and Hutter, 2019). */
    ADAMW
  }

  /** How the learning rate falls. */
  public enum Annealing {
    /** By the factor {@link TrainingConfig#decay} after each epoch. */
    EXPONENTIAL,
    /** Along half a cosine to 0 at the last step (Loshchilov and Hutter, ICLR 2017). */
    COSINE
  }

  /**
   * Cross-entropy with changes.
   *
   * @param smoothing label smoothing: labels become {@code smoothing / 2} and {@code 1 - smoothing
   *     / 2}; 0 to 0.5
   * @param rarity how much more a finding's positives count where they are rare: weight {@code
   *     (negatives / positives) ^ rarity}, 0 to 1
   * @param focus exponent by which easy negatives count less (the asymmetric loss's gamma-, Ridnik
   *     et al., ICCV 2021), 0 to 5
   */
  public record Loss(double smoothing, double rarity, double focus) {}

  /**
   * Random changes of training images, besides {@link TrainingConfig.Augmentation}'s. Each is drawn
   * again for each image and epoch.
   *
   * @param scale largest change of size as a fraction, 0 to 0.5
   * @param aspect largest change of width against height as a fraction, 0 to 0.5
   * @param flip share of images that are mirrored left to right, 0 to 1. A mirrored chest has its
   *     heart on the wrong side: see docs/quality.md before findings that have a side
   * @param gamma largest logarithm of the exponent that greys are raised to, 0 to 2
   * @param contrast largest change of the contrast about mid-grey as a fraction, 0 to 0.99
   * @param noise deviation of the noise added to each pixel as a fraction of white, 0 to 0.5
   * @param cutout side of a square that is blanked, as a fraction of the image's side, 0 to 0.5
   */
  public record Variation(
      double scale,
      double aspect,
      double flip,
      double gamma,
      double contrast,
      double noise,
      double cutout) {
    /** None of them. */
    public static final Variation NONE = new Variation(0, 0, 0, 0, 0, 0, 0);
  }

  /** SGD, cross-entropy, images as they are: nothing of all this. */
  public static final Recipe PLAIN =
      new Recipe(
          Optimizer.SGD,
          0,
          0,
          Annealing.EXPONENTIAL,
          0,
          false,
          0,
          new Loss(0, 0, 0),
          0,
          0,
          0,
          false,
          Variation.NONE);
}
