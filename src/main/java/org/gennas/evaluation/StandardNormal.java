package org.gennas.evaluation;

/** The normal distribution of mean 0 and variance 1. */
public final class StandardNormal {
  private StandardNormal() {}

  /**
   * Probability of a value below {@code x}; the series of Marsaglia (J. Stat. Software 11(4),
   * 2004), good for |x| below 8; 0 or 1 beyond.
   */
  public static double cumulative(double x) {
    if (Math.abs(x) >= 8) {
      return x > 0 ? 1 : 0;
    }
    double sum = x;
    double term = x;
    for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * density(x);
  }

  /**
   * The value below which a share {@code p} of the distribution lies, by bisection within -8..8.
   *
   * @param p strictly between 0 and 1
   */
  static double quantile(double p) {
    double low = -8;
    double high = 8;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Probability density. */
  public static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
