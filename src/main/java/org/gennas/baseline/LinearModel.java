package org.gennas.baseline;

/**
 * A number for each image that is linear in its features.
 *
 * @param weights one a feature
 */
record LinearModel(double intercept, double[] weights) {
  /** The same number for every image. */
  static LinearModel constant(double value, int features) {
    return new LinearModel(value, new double[features]);
  }

  double of(double[] features) {
    double sum = intercept;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  /** {@code factor} times this, and {@code more} added. */
  LinearModel scaled(double factor, double more) {
    double[] scaled = weights.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new LinearModel(intercept * factor + more, scaled);
  }
}
