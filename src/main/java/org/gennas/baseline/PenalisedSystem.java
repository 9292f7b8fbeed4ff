package org.gennas.baseline;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Linear equations (G + penalty I) z = r with a {@link Gram} G, solved by Cholesky. */
final class PenalisedSystem {
  private final Gram gram;

  PenalisedSystem(Gram gram) {
    this.gram = gram;
  }

  /**
   * The solutions.
   *
   * @param rights right sides, each of the Gram's length
   * @param penalty above 0
   * @return one a right side
   */
  List<double[]> solve(List<double[]> rights, double penalty) {
    int n = gram.length();
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double value = gram.at(i, j) + (i == j ? penalty : 0);
        matrix.data[i * n + j] = value;
        matrix.data[j * n + i] = value;
      }
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(matrix)) {
      throw new IllegalArgumentException("No positive penalty: " + penalty);
    }
    DMatrixRMaj factor = cholesky.getT(null);
    List<double[]> solutions = new ArrayList<>();
    for (double[] right : rights) {
      double[] solution = right.clone();
      TriangularSolver_DDRM.solveL(factor.data, solution, n);
      TriangularSolver_DDRM.solveTranL(factor.data, solution, n);
      solutions.add(solution);
    }
    return solutions;
  }
}
