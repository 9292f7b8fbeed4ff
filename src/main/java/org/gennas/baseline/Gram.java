package org.gennas.baseline;

import java.util.stream.IntStream;

/**
 * The sum of v v' over vectors v; symmetric, so that only the upper triangle is held, row after
 * row. The rows are summed up in parallel, each by one thread in the vectors' order: the same
 * vectors give the same bits on any machine.
 */
final class Gram {
  private static final int AT_ONCE = 4;

  private final int length;
  private final double[] packed;

  /**
   * @param length of the vectors
   */
  Gram(int length) {
    this.length = length;
    this.packed = new double[length * (length + 1) / 2];
  }

  int length() {
    return length;
  }

  /** Adds the first {@code count} vectors. */
  void add(double[][] vectors, int count) {
    IntStream.range(0, length).parallel().forEach(i -> addRow(i, vectors, count));
  }

  private void addRow(int i, double[][] vectors, int count) {
    // where element j of this row stands, less j
    int at = start(i) - i;
    int v = 0;
    for (; v + AT_ONCE <= count; v += AT_ONCE) {
      double[] a = vectors[v];
      double[] b = vectors[v + 1];
      double[] c = vectors[v + 2];
      double[] d = vectors[v + 3];
      double ai = a[i];
      double bi = b[i];
      double ci = c[i];
      double di = d[i];
      for (int j = i; j < length; j++) {
        packed[at + j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
      }
    }
    for (; v < count; v++) {
      double[] a = vectors[v];
      for (int j = i; j < length; j++) {
        packed[at + j] += a[i] * a[j];
      }
    }
  }

  /** This sum without the vectors of another one. */
  Gram less(Gram other) {
    Gram rest = new Gram(length);
    for (int k = 0; k < packed.length; k++) {
      rest.packed[k] = packed[k] - other.packed[k];
    }
    return rest;
  }

  /**
   * Of the same vectors with {@code mean} taken off and divided by {@code scale}.
   *
   * @param vectors how many were summed up
   */
  Gram standardised(double vectors, double[] mean, double[] scale) {
    Gram result = new Gram(length);
    int k = 0;
    for (int i = 0; i < length; i++) {
      for (int j = i; j < length; j++) {
        result.packed[k] = (packed[k] - vectors * mean[i] * mean[j]) / (scale[i] * scale[j]);
        k++;
      }
    }
    return result;
  }

  /**
   * @param j not below {@code i}
   */
  double at(int i, int j) {
    return packed[start(i) + j - i];
  }

  private int start(int i) {
    return i * length - i * (i - 1) / 2;
  }
}
