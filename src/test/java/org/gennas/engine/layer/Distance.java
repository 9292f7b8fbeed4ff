package org.gennas.engine.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How far arrays are from what they should be. */
final class Distance {
  /** Where all should be zero there is nothing to be relative to: size of one value. */
  private static final double NOTHING = 1e-2;

  private Distance() {}

  /** L2 norm of the difference over the L2 norm of what is expected. */
  static double relative(INDArray expected, INDArray found) {
    INDArray exact = expected.castTo(DataType.DOUBLE).reshape(expected.length());
    INDArray other = found.castTo(DataType.DOUBLE).reshape(found.length());
    double size = exact.norm2Number().doubleValue();
    double least = NOTHING * Math.sqrt(expected.length());
    return exact.sub(other).norm2Number().doubleValue() / Math.max(size, least);
  }

  static void assertWithin(double limit, String what, INDArray expected, INDArray found) {
    double distance = relative(expected, found);
    assertTrue(distance < limit, what + ": relative L2 " + distance + ", limit " + limit);
  }
}
