package org.gennas.baseline;

/**
 * Mean and standard deviation of each feature over some images, by which ridge regression sees all
 * features on one scale.
 *
 * @param deviation 1 where the feature is the same in all images
 */
record Standard(double[] mean, double[] deviation) {
  /** Below this share of the mean square, a variance is rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * @param images how many
   * @param sums of each feature
   * @param squares sums of each feature's squares
   */
  static Standard of(double images, double[] sums, double[] squares) {
    double[] mean = new double[sums.length];
    double[] deviation = new double[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sums[i] / images;
      double variance = squares[i] / images - mean[i] * mean[i];
      deviation[i] = variance > ROUNDING * squares[i] / images ? Math.sqrt(variance) : 1;
    }
    return new Standard(mean, deviation);
  }

  /**
   * The model of plain features that does what {@code weights} do to standardised ones.
   *
   * @param intercept its answer to an image that is average in everything
   */
  LinearModel plain(double[] weights, double intercept) {
    double[] plain = new double[weights.length];
    double offset = intercept;
    for (int i = 0; i < plain.length; i++) {
      plain[i] = weights[i] / deviation[i];
      offset -= plain[i] * mean[i];
    }
    return new LinearModel(offset, plain);
  }
}
