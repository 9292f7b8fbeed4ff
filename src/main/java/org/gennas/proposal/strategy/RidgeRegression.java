package org.gennas.proposal.strategy;

/**
 * Bayesian linear regression with a normal-inverse-gamma prior (Murphy 2012, section 7.6.3): the
 * posterior mean is ridge regression, and the leverage of a point says how little is known there.
 * Made for a few dozen unknowns; solved by Cholesky. Immutable.
 */
final class RidgeRegression {
  /** Prior belief about the noise, as a number of observations with {@link #PRIOR_VARIANCE}. */
  private static final double PRIOR_WEIGHT = 2;

  private static final double PRIOR_VARIANCE = 0.25;

  private final double[] weights;
  private final double[][] factor;
  private final double offset;
  private final double scale;
  private final double noise;

  private RidgeRegression(
      double[] weights, double[][] factor, double offset, double scale, double noise) {
    this.weights = weights;
    this.factor = factor;
    this.offset = offset;
    this.scale = scale;
    this.noise = noise;
  }

  /**
   * @param x one row an observation, at least one; the columns are penalised alike
   * @param y targets; they are centred and scaled to unit deviation inside
   * @param penalty above 0
   */
  static RidgeRegression fit(double[][] x, double[] y, double penalty) {
    int unknowns = x[0].length;
    double offset = mean(y);
    double scale = deviation(y, offset);
    double[][] a = new double[unknowns][unknowns];
    double[] b = new double[unknowns];
    for (int row = 0; row < x.length; row++) {
      double target = (y[row] - offset) / scale;
      for (int i = 0; i < unknowns; i++) {
        b[i] += x[row][i] * target;
        for (int j = 0; j <= i; j++) {
          a[i][j] += x[row][i] * x[row][j];
        }
      }
    }
    for (int i = 0; i < unknowns; i++) {
      a[i][i] += penalty;
    }
    double[][] factor = cholesky(a);
    double[] weights = backward(factor, forward(factor, b));
    // Sum of squares that the prior and the data leave: y'y - y'Xw.
    double left = PRIOR_WEIGHT * PRIOR_VARIANCE;
    for (double value : y) {
      left += Math.pow((value - offset) / scale, 2);
    }
    left -= dot(b, weights);
    double noise = Math.max(left, 0) / (PRIOR_WEIGHT + y.length);
    return new RidgeRegression(weights, factor, offset, scale, noise);
  }

  private static double mean(double[] y) {
    double sum = 0;
    for (double value : y) {
      sum += value;
    }
    return sum / y.length;
  }

  /** 1 where fewer than two different targets leave nothing to scale by. */
  private static double deviation(double[] y, double mean) {
    double sum = 0;
    for (double value : y) {
      sum += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(sum / y.length);
    return deviation > 1e-9 ? deviation : 1;
  }

  /** Expected target at {@code x}. */
  double predict(double[] x) {
    return offset + scale * dot(weights, x);
  }

  /** How much column {@code i} adds to the target. */
  double weight(int i) {
    return scale * weights[i];
  }

  /** {@code x' (X'X + penalty I)^-1 x}: 0 where all is known. */
  double leverage(double[] x) {
    double[] half = forward(factor, x);
    return dot(half, half);
  }

  /** Standard deviation of the expected target at {@code x}, noise left out. */
  double deviation(double[] x) {
    return scale * Math.sqrt(noise * leverage(x));
  }

  /** Standard deviation of one observation at {@code x}. */
  double observationDeviation(double[] x) {
    return scale * Math.sqrt(noise * (1 + leverage(x)));
  }

  private static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return l;
  }

  /** Solves {@code L z = b}. */
  private static double[] forward(double[][] l, double[] b) {
    double[] z = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * z[k];
      }
      z[i] = sum / l[i][i];
    }
    return z;
  }

  /** Solves {@code L' w = z}. */
  private static double[] backward(double[][] l, double[] z) {
    double[] w = new double[z.length];
    for (int i = z.length - 1; i >= 0; i--) {
      double sum = z[i];
      for (int k = i + 1; k < z.length; k++) {
        sum -= l[k][i] * w[k];
      }
      w[i] = sum / l[i][i];
    }
    return w;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
