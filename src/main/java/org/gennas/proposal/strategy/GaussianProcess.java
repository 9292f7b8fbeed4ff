package org.gennas.proposal.strategy;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A Gaussian process over networks (Rasmussen and Williams 2006, chapter 2) whose overall scale is
 * not known but has an inverse-gamma prior, so that it is learned with the values. Immutable.
 */
final class GaussianProcess {
  /** Prior belief about the scale: so many observations with a variance of 1. */
  private static final double PRIOR_WEIGHT = 4;

  private final NetworkKernel.Table kernel;
  private final List<NetworkFeatures> seen;
  private final DMatrixRMaj factor;
  private final double[] weights;
  private final double scale;
  private final double noise;
  private final double evidence;

  private GaussianProcess(
      NetworkKernel.Table kernel,
      List<NetworkFeatures> seen,
      DMatrixRMaj factor,
      double[] weights,
      double scale,
      double noise,
      double evidence) {
    this.kernel = kernel;
    this.seen = seen;
    this.factor = factor;
    this.weights = weights;
    this.scale = scale;
    this.noise = noise;
    this.evidence = evidence;
  }

  /** A value's expectation and the variance of that expectation, noise left out. */
  record Posterior(double mean, double variance) {}

  /**
   * @param seen networks with a value, at least one; a network may come more than once
   * @param values of {@code seen}, about 0 with deviation 1
   * @param noise variance of one observation on the kernel's scale, above 0
   * @param believed how many of the last values were not observed: they make nothing more likely
   */
  static GaussianProcess fit(
      NetworkKernel prior,
      List<NetworkFeatures> seen,
      double[] values,
      double noise,
      int believed) {
    int n = seen.size();
    NetworkKernel.Table kernel = prior.table(seen.get(0).slots());
    DMatrixRMaj covariance = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double k = kernel.of(seen.get(i), seen.get(j));
        covariance.unsafe_set(i, j, k);
        covariance.unsafe_set(j, i, k);
      }
      covariance.unsafe_set(i, i, kernel.of(seen.get(i), seen.get(i)) + noise);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException("The covariance of " + n + " networks is not positive");
    }
    DMatrixRMaj factor = cholesky.getT(null);
    double[] weights = values.clone();
    TriangularSolver_DDRM.solveL(factor.data, weights, n);
    double squares = 0;
    double logDeterminant = 0;
    int observed = n - believed;
    for (int i = 0; i < observed; i++) {
      squares += weights[i] * weights[i];
      logDeterminant += Math.log(factor.unsafe_get(i, i));
    }
    TriangularSolver_DDRM.solveTranL(factor.data, weights, n);
    double scale = (PRIOR_WEIGHT + squares) / (PRIOR_WEIGHT + observed);
    double evidence =
        -logDeterminant - 0.5 * (PRIOR_WEIGHT + observed) * Math.log(PRIOR_WEIGHT + squares);
    return new GaussianProcess(kernel, seen, factor, weights, scale, noise, evidence);
  }

  /** Logarithm of how likely the observed values are, up to what all priors share. */
  double evidence() {
    return evidence;
  }

  /** Variance of one observation's noise. */
  double noise() {
    return noise * scale;
  }

  /** The expected value. */
  double mean(NetworkFeatures network) {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * kernel.of(network, seen.get(i));
    }
    return mean;
  }

  Posterior posterior(NetworkFeatures network) {
    int n = weights.length;
    double[] shared = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      shared[i] = kernel.of(network, seen.get(i));
      mean += weights[i] * shared[i];
    }
    TriangularSolver_DDRM.solveL(factor.data, shared, n);
    double known = 0;
    for (double half : shared) {
      known += half * half;
    }
    double variance = kernel.of(network, network) - known;
    return new Posterior(mean, scale * Math.max(variance, 0));
  }
}
