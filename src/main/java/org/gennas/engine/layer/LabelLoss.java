package org.gennas.engine.layer;

import java.io.Serializable;
import java.util.List;

/**
 * The loss of one label, and its slope.
 *
 * @param smoothing labels become {@code smoothing / 2} and {@code 1 - smoothing / 2}; 0 to 0.5
 * @param focus exponent by which easy negatives count less, 0 or more (the asymmetric loss's gamma-
 *     of Ridnik et al., ICCV 2021)
 * @param positiveWeights what a positive label counts, one a finding, above 0; empty: 1 each
 */
public record LabelLoss(double smoothing, double focus, List<Double> positiveWeights)
    implements Serializable {
  /** Cross-entropy. */
  public static final LabelLoss CROSS_ENTROPY = new LabelLoss(0, 0, List.of());

  public LabelLoss {
    positiveWeights = List.copyOf(positiveWeights);
  }

  private boolean isCrossEntropy() {
    return smoothing == 0 && focus == 0 && positiveWeights.isEmpty();
  }

  private double weight(int finding) {
    return positiveWeights.isEmpty() ? 1 : positiveWeights.get(finding);
  }

  private double smooth(double label) {
    return label * (1 - smoothing) + smoothing / 2;
  }

  /**
   * @param logit any number
   * @param label 0 to 1
   */
  double loss(double logit, double label, int finding) {
    if (isCrossEntropy()) {
      return MaskedCrossEntropy.loss(logit, label);
    }
    double target = smooth(label);
    double positive = weight(finding) * MaskedCrossEntropy.loss(logit, 1);
    double negative = easing(logit) * MaskedCrossEntropy.loss(logit, 0);
    return target * positive + (1 - target) * negative;
  }

  /** The derivative of {@link #loss} by the logit. */
  double slope(double logit, double label, int finding) {
    double p = MaskedCrossEntropy.probability(logit);
    if (isCrossEntropy()) {
      return p - label;
    }
    double target = smooth(label);
    double positive = weight(finding) * (p - 1);
    double negative = easing(logit) * (p + focus * (1 - p) * MaskedCrossEntropy.loss(logit, 0));
    return target * positive + (1 - target) * negative;
  }

  /** How much a negative label counts: less, the surer the network is of it. */
  private double easing(double logit) {
    return focus == 0 ? 1 : Math.pow(MaskedCrossEntropy.probability(logit), focus);
  }
}
