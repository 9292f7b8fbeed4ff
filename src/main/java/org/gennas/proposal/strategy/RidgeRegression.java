package org.gennas.proposal.strategy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.gennas.proposal.strategy.StatedDeviation.Miss;

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
  private final DMatrixRMaj factor;
  private final double offset;
  private final double scale;
  private final double noise;

  private RidgeRegression(
      double[] weights, DMatrixRMaj factor, double offset, double scale, double noise) {
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
    DMatrixRMaj a = new DMatrixRMaj(unknowns, unknowns);
    double[] b = new double[unknowns];
    for (int row = 0; row < x.length; row++) {
      double target = (y[row] - offset) / scale;
      for (int i = 0; i < unknowns; i++) {
        if (x[row][i] != 0) {
          b[i] += x[row][i] * target;
          for (int j = 0; j < unknowns; j++) {
            a.data[i * unknowns + j] += x[row][i] * x[row][j];
          }
        }
      }
    }
    for (int i = 0; i < unknowns; i++) {
      a.data[i * unknowns + i] += penalty;
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(unknowns, true);
    if (!cholesky.decompose(a)) {
      throw new IllegalArgumentException("No positive penalty: " + penalty);
    }
    DMatrixRMaj factor = cholesky.getT(null);
    double[] weights = b.clone();
    TriangularSolver_DDRM.solveL(factor.data, weights, unknowns);
    TriangularSolver_DDRM.solveTranL(factor.data, weights, unknowns);
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

  /** Expected difference of the target between two points whose columns differ by {@code x}. */
  double difference(double[] x) {
    return scale * dot(weights, x);
  }

  /** How much column {@code i} adds to the target. */
  double weight(int i) {
    return scale * weights[i];
  }

  /** {@code x' (X'X + penalty I)^-1 x}: 0 where all is known. */
  double leverage(double[] x) {
    double[] half = x.clone();
    TriangularSolver_DDRM.solveL(factor.data, half, half.length);
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

  /**
   * How far an observation is from what would have been expected without it, and the variance of
   * that, noise included; the mean and the scale stay those of all.
   *
   * @param x of one observation of those that were fitted
   * @param y its target
   */
  Miss miss(double[] x, double y) {
    double left = 1 - leverage(x);
    return new Miss((y - predict(x)) / left, scale * scale * noise / left);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
