package org.gennas.proposal.strategy;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * The expected scores of a {@link SurrogateEstimate} whose trials come one after another. A trial
 * more costs the same however many there were, and so does the first prediction after it; what an
 * expectation does not need is left out: deviations. Confined to one thread.
 */
final class GrowingSurrogate {
  private final Networks networks;

  /** Sum of products of the columns, row by row. */
  private double[] products = new double[0];

  /** Sum of column times target. */
  private double[] moments = new double[0];

  private double sum;
  private int count;
  private double first;
  private boolean differing;
  private double[] weights = new double[0];
  private boolean solved;

  GrowingSurrogate(Networks networks) {
    this.networks = networks;
  }

  void add(Architecture architecture, double auc) {
    double[] row = SurrogateEstimate.features(networks, architecture);
    if (count == 0) {
      products = new double[row.length * row.length];
      moments = new double[row.length];
      first = auc;
    }
    differing |= auc != first;
    double target = LogError.of(auc);
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        moments[i] += row[i] * target;
        for (int j = 0; j < row.length; j++) {
          products[i * row.length + j] += row[i] * row[j];
        }
      }
    }
    sum += target;
    count++;
    solved = false;
  }

  /**
   * The validation mean AUC of one training, as it is expected; empty where fewer than two
   * different scores leave nothing to learn from.
   */
  Optional<Double> predict(Architecture architecture) {
    if (!differing) {
      return Optional.empty();
    }
    if (!solved) {
      solve();
      solved = true;
    }
    double[] row = SurrogateEstimate.features(networks, architecture);
    double logError = sum / count;
    for (int i = 0; i < row.length; i++) {
      logError += row[i] * weights[i];
    }
    return Optional.of(LogError.score(logError));
  }

  /** The targets are centred, as in {@link RidgeRegression}; their scale cancels out. */
  private void solve() {
    int unknowns = moments.length;
    DMatrixRMaj matrix = new DMatrixRMaj(unknowns, unknowns);
    weights = new double[unknowns];
    for (int i = 0; i < unknowns; i++) {
      System.arraycopy(products, i * unknowns, matrix.data, i * unknowns, unknowns);
      matrix.data[i * unknowns + i] += SurrogateEstimate.PENALTY;
      // column 0 is 1 throughout, so that its products are the sums of the columns
      weights[i] = moments[i] - products[i] * sum / count;
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(unknowns, true);
    if (!cholesky.decompose(matrix)) {
      throw new IllegalStateException("A sum of squares and a penalty is positive definite.");
    }
    double[] factor = cholesky.getT(null).data;
    TriangularSolver_DDRM.solveL(factor, weights, unknowns);
    TriangularSolver_DDRM.solveTranL(factor, weights, unknowns);
  }
}
