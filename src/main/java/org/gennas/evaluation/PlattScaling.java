package org.gennas.evaluation;

import java.util.Optional;

/**
 * Turns a model's probability into a calibrated one: p' = 1 / (1 + exp(-(slope * logit(p) +
 * offset))), fitted to labelled cases by maximum likelihood with the softened targets of Platt
 * (Probabilistic Outputs for Support Vector Machines, 1999), which keep it finite where the cases
 * are separable. Order is kept while the slope is positive, so ROC curves stay as they are.
 *
 * @param slope 1 where the model's confidence is right, below 1 where it is overconfident
 * @param offset 0 where prevalence is right
 */
public record PlattScaling(double slope, double offset) {
  private static final int STEPS = 100;
  private static final double LEAST_PROBABILITY = 1e-6;
  private static final double PRECISE = 1e-10;

  /** Leaves every probability as it is. */
  public static PlattScaling none() {
    return new PlattScaling(1, 0);
  }

  /**
   * Fits to cases whose scores are probabilities.
   *
   * @return empty where a class is missing, or no positive slope fits
   */
  public static Optional<PlattScaling> fit(ScoredCases cases) {
    if (!cases.hasBothClasses()) {
      return Optional.empty();
    }
    PlattScaling best = none();
    double loss = loss(cases, best);
    for (int step = 0; step < STEPS; step++) {
      double[] move = newton(cases, best);
      double size = 1;
      PlattScaling next = best;
      double nextLoss = Double.POSITIVE_INFINITY;
      // halved until the likelihood grows: Newton's full step may overshoot where p is extreme
      while (nextLoss > loss && size > PRECISE) {
        next = new PlattScaling(best.slope - size * move[0], best.offset - size * move[1]);
        nextLoss = loss(cases, next);
        size /= 2;
      }
      if (!(loss - nextLoss > PRECISE)) {
        break;
      }
      best = next;
      loss = nextLoss;
    }
    return best.slope > 0 ? Optional.of(best) : Optional.empty();
  }

  /**
   * The calibrated probability.
   *
   * @param probability of the model, 0..1
   * @return 0..1
   */
  public double calibrated(double probability) {
    return sigmoid(slope * logit(probability) + offset);
  }

  /** The same cases with their probabilities calibrated. */
  public ScoredCases calibrated(ScoredCases cases) {
    int n = cases.size();
    double[] scores = new double[n];
    boolean[] positives = new boolean[n];
    int[] patients = new int[n];
    for (int i = 0; i < n; i++) {
      scores[i] = calibrated(cases.score(i));
      positives[i] = cases.positive(i);
      patients[i] = cases.patient(i);
    }
    return ScoredCases.of(scores, positives, patients);
  }

  private static double[] newton(ScoredCases cases, PlattScaling at) {
    double g0 = 0;
    double g1 = 0;
    double h00 = PRECISE;
    double h01 = 0;
    double h11 = PRECISE;
    for (int i = 0; i < cases.size(); i++) {
      double x = logit(cases.score(i));
      double p = sigmoid(at.slope * x + at.offset);
      double off = p - target(cases, i);
      double weight = p * (1 - p);
      g0 += off * x;
      g1 += off;
      h00 += weight * x * x;
      h01 += weight * x;
      h11 += weight;
    }
    double determinant = h00 * h11 - h01 * h01;
    if (!(determinant > PRECISE * PRECISE)) {
      // all scores alike: only the offset can be told
      return new double[] {0, g1 / h11};
    }
    return new double[] {(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant};
  }

  private static double loss(ScoredCases cases, PlattScaling at) {
    double sum = 0;
    for (int i = 0; i < cases.size(); i++) {
      double z = at.slope * logit(cases.score(i)) + at.offset;
      double softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      sum += softplus - target(cases, i) * z;
    }
    return sum;
  }

  private static double target(ScoredCases cases, int i) {
    return cases.positive(i)
        ? (cases.positives() + 1.0) / (cases.positives() + 2.0)
        : 1 / (cases.negatives() + 2.0);
  }

  private static double logit(double probability) {
    double p = Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability));
    return Math.log(p / (1 - p));
  }

  private static double sigmoid(double z) {
    return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
  }
}
