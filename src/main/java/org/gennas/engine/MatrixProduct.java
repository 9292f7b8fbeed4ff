package org.gennas.engine;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The speed of a large matrix product in 32 bits on this process's threads: what the machine can be
 * brought to, measured and not read off a data sheet.
 *
 * @param library that multiplied: "oneDNN", or "ND4J" where oneDNN cannot be loaded
 * @param side of the square matrices
 * @param gflops 10^9 floating-point operations a second, the fastest of several products
 */
public record MatrixProduct(String library, int side, double gflops) {
  private static final int SIDE = 2048;
  private static final int PRODUCTS = 5;

  /** Measures; takes a second or two and 48 MiB, which are given back. */
  public static MatrixProduct measure() {
    try {
      return new MatrixProduct("oneDNN", SIDE, gflops(oneDnnNanos()));
    } catch (LinkageError e) {
      return new MatrixProduct("ND4J", SIDE, gflops(nd4jNanos()));
    }
  }

  private static double gflops(long nanos) {
    return 2.0 * SIDE * SIDE * SIDE / nanos;
  }

  private static long oneDnnNanos() {
    try (FloatPointer a = square();
        FloatPointer b = square();
        FloatPointer c = square()) {
      return fastest(
          () -> {
            int status =
                dnnl.dnnl_sgemm(
                    (byte) 'N', (byte) 'N', SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE);
            if (status != dnnl.dnnl_success) {
              throw new IllegalStateException("oneDNN's matrix product failed: status " + status);
            }
          });
    }
  }

  /** Small numbers of both signs, so that nothing overflows. */
  private static FloatPointer square() {
    FloatPointer square = new FloatPointer((long) SIDE * SIDE);
    float[] row = new float[SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        row[x] = ((y * 31 + x * 17) % 64 - 32) / 32f;
      }
      square.position((long) y * SIDE).put(row, 0, SIDE);
    }
    return square.position(0);
  }

  private static long nd4jNanos() {
    try (INDArray a = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
        INDArray b = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
        INDArray c = Nd4j.create(DataType.FLOAT, new long[] {SIDE, SIDE}, 'f')) {
      return fastest(() -> a.mmuli(b, c));
    }
  }

  private static long fastest(Runnable product) {
    long[] nanos = new long[PRODUCTS];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      product.run();
      nanos[i] = System.nanoTime() - start;
    }
    return Arrays.stream(nanos).min().orElseThrow();
  }
}
