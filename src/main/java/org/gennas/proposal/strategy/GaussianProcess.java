package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.gennas.proposal.strategy.StatedDeviation.Miss;

/**
 * A Gaussian process over networks (Rasmussen and Williams 2006, chapter 2) whose overall scale is
 * not known but has an inverse-gamma prior, so that it is learned with the values. Immutable.
 */
final class GaussianProcess {
  /** Prior belief about the scale: so many observations with a variance of 1. */
  private static final double PRIOR_WEIGHT = 4;

  private final NetworkKernel kernel;
  private final double[] byMatches;
  private final DMatrixRMaj factor;
  private final double[] weights;
  private final double scale;
  private final double noise;
  private final double evidence;

  private GaussianProcess(
      NetworkKernel kernel,
      double[] byMatches,
      DMatrixRMaj factor,
      double[] weights,
      double scale,
      double noise,
      double evidence) {
    this.kernel = kernel;
    this.byMatches = byMatches;
    this.factor = factor;
    this.weights = weights;
    this.scale = scale;
    this.noise = noise;
    this.evidence = evidence;
  }

  /** A value's expectation and the variance of that expectation, noise left out. */
  record Posterior(double mean, double variance) {}

  /**
   * @param slots of every network
   * @param seen each network with a value against all of them, in order; at least one
   * @param values about 0 with deviation 1
   * @param noise variance of one observation on the kernel's scale, above 0
   * @param believed how many of the last values were not observed: they make nothing more likely
   */
  static GaussianProcess fit(
      NetworkKernel kernel,
      int slots,
      List<KernelInputs> seen,
      double[] values,
      double noise,
      int believed) {
    int n = values.length;
    double[] byMatches = kernel.byMatches(slots);
    DMatrixRMaj covariance = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double k = shared(kernel, byMatches, seen.get(i), j);
        covariance.unsafe_set(i, j, k);
        covariance.unsafe_set(j, i, k);
      }
      covariance.unsafe_set(i, i, covariance.unsafe_get(i, i) + noise);
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
    return new GaussianProcess(kernel, byMatches, factor, weights, scale, noise, evidence);
  }

  private static double shared(
      NetworkKernel kernel, double[] byMatches, KernelInputs relation, int i) {
    return byMatches[relation.matches(i)]
        + kernel.mixture() * relation.likeness(i)
        + kernel.size() * relation.sizes(i);
  }

  /**
   * How far each value is from what would have been expected without it, and the variance of that,
   * noise included (Rasmussen and Williams 2006, equation 5.12).
   */
  List<Miss> misses() {
    int n = weights.length;
    List<Miss> misses = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double[] column = new double[n];
      column[i] = 1;
      TriangularSolver_DDRM.solveL(factor.data, column, n);
      double precision = 0;
      for (double half : column) {
        precision += half * half;
      }
      misses.add(new Miss(weights[i] / precision, scale / precision));
    }
    return misses;
  }

  /** Logarithm of how likely the observed values are, up to what all priors share. */
  double evidence() {
    return evidence;
  }

  /** Variance of one observation's noise. */
  double noise() {
    return noise * scale;
  }

  /**
   * The expected value.
   *
   * @param relation of the network to all that were fitted, in their order
   */
  double mean(KernelInputs relation) {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * shared(kernel, byMatches, relation, i);
    }
    return mean;
  }

  /**
   * The expected value and its variance.
   *
   * @param relation of {@code network} to all that were fitted, in their order
   */
  Posterior posterior(NetworkFeatures network, KernelInputs relation) {
    int n = weights.length;
    double[] shared = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      shared[i] = shared(kernel, byMatches, relation, i);
      mean += weights[i] * shared[i];
    }
    TriangularSolver_DDRM.solveL(factor.data, shared, n);
    double known = 0;
    for (double half : shared) {
      known += half * half;
    }
    return new Posterior(mean, scale * Math.max(kernel.variance(network) - known, 0));
  }
}
