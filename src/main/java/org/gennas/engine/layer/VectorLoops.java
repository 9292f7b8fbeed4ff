package org.gennas.engine.layer;

/**
 * Innermost loops over arrays. Each runs over whole arrays from index 0: HotSpot (17) turns such
 * loops into vector instructions, but not loops whose arrays are read at different variable
 * offsets, which are 4 to 8 times slower.
 */
final class VectorLoops {
  private static final int FOLDED = 32;

  private VectorLoops() {}

  /** acc += w a. */
  static void add1(float[] acc, int n, float[] a, float w) {
    for (int i = 0; i < n; i++) {
      acc[i] = Math.fma(w, a[i], acc[i]);
    }
  }

  /** acc += w0 a + w1 b. */
  static void add2(float[] acc, int n, float[] a, float[] b, float w0, float w1) {
    for (int i = 0; i < n; i++) {
      acc[i] = Math.fma(w0, a[i], Math.fma(w1, b[i], acc[i]));
    }
  }

  /** acc += w0 a + w1 b + w2 c. */
  static void add3(
      float[] acc, int n, float[] a, float[] b, float[] c, float w0, float w1, float w2) {
    for (int i = 0; i < n; i++) {
      acc[i] = Math.fma(w0, a[i], Math.fma(w1, b[i], Math.fma(w2, c[i], acc[i])));
    }
  }

  /**
   * acc += sum over t of w[at + t * step] rows[t].
   *
   * @param count number of rows that take part, from the first
   */
  static void addWeighted(
      float[] acc, int n, float[][] rows, int count, float[] w, int at, int step) {
    int t = 0;
    for (; t + 5 <= count; t += 5) {
      int k = at + t * step;
      add5(acc, n, rows, t, w[k], w[k + step], w[k + 2 * step], w[k + 3 * step], w[k + 4 * step]);
    }
    for (; t + 3 <= count; t += 3) {
      int k = at + t * step;
      add3(acc, n, rows[t], rows[t + 1], rows[t + 2], w[k], w[k + step], w[k + 2 * step]);
    }
    for (; t + 2 <= count; t += 2) {
      int k = at + t * step;
      add2(acc, n, rows[t], rows[t + 1], w[k], w[k + step]);
    }
    for (; t < count; t++) {
      add1(acc, n, rows[t], w[at + t * step]);
    }
  }

  private static void add5(
      float[] acc, int n, float[][] rows, int t, float w0, float w1, float w2, float w3, float w4) {
    float[] a = rows[t];
    float[] b = rows[t + 1];
    float[] c = rows[t + 2];
    float[] d = rows[t + 3];
    float[] e = rows[t + 4];
    for (int i = 0; i < n; i++) {
      acc[i] =
          Math.fma(
              w0,
              a[i],
              Math.fma(
                  w1, b[i], Math.fma(w2, c[i], Math.fma(w3, d[i], Math.fma(w4, e[i], acc[i])))));
    }
  }

  /** acc += a b, element by element. */
  static void addProduct(float[] acc, int n, float[] a, float[] b) {
    for (int i = 0; i < n; i++) {
      acc[i] = Math.fma(a[i], b[i], acc[i]);
    }
  }

  /** sum += x - c and squares += (x - c)^2, lane by lane. */
  static void addMoments(float[] sum, float[] squares, int n, float[] x, float c) {
    for (int i = 0; i < n; i++) {
      float v = x[i] - c;
      sum[i] += v;
      squares[i] = Math.fma(v, v, squares[i]);
    }
  }

  /** sum += g and products += g (z - c), lane by lane. */
  static void addSlopes(float[] sum, float[] products, int n, float[] g, float[] z, float c) {
    for (int i = 0; i < n; i++) {
      float v = g[i];
      sum[i] += v;
      products[i] = Math.fma(v, z[i] - c, products[i]);
    }
  }

  /** x = a x + b. */
  static void scale(float[] x, int n, float a, float b) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.fma(a, x[i], b);
    }
  }

  /** x = max(0, a x + b); NaN stays NaN. */
  static void scaleAndRectify(float[] x, int n, float a, float b) {
    for (int i = 0; i < n; i++) {
      float v = Math.fma(a, x[i], b);
      x[i] = 0.5f * (v + Math.abs(v));
    }
  }

  /**
   * g = 0 where a z + b is not above 0. Branch-free: half of all branches would be guessed wrong.
   * The huge factor makes a step out of a ramp, down to 5e-31.
   */
  static void mask(float[] g, int n, float[] z, float a, float b) {
    for (int i = 0; i < n; i++) {
      float v = Math.fma(a, z[i], b);
      g[i] *= Math.min(1f, (v + Math.abs(v)) * 1e30f);
    }
  }

  /** g = 0 where the rectified a is 0, and sums += g, lane by lane. */
  static void maskAndSum(float[] g, float[] sums, int n, float[] a) {
    for (int i = 0; i < n; i++) {
      float v = g[i] * Math.min(1f, a[i] * 1e30f);
      g[i] = v;
      sums[i] += v;
    }
  }

  /** Every second element: to[at + i] = from[first + 2 i]. */
  static void takeSecond(float[] to, int at, float[] from, int first, int n) {
    for (int i = 0; i < n; i++) {
      to[at + i] = from[first + 2 * i];
    }
  }

  /** The reverse: to[first + 2 i] = from[at + i]. */
  static void putSecond(float[] to, int first, float[] from, int at, int n) {
    for (int i = 0; i < n; i++) {
      to[first + 2 * i] = from[at + i];
    }
  }

  /** g = a g + b z + c. */
  static void combine(float[] g, int n, float[] z, float a, float b, float c) {
    for (int i = 0; i < n; i++) {
      g[i] = Math.fma(a, g[i], Math.fma(b, z[i], c));
    }
  }

  /** x += y. */
  static void add(float[] x, int n, float[] y) {
    for (int i = 0; i < n; i++) {
      x[i] += y[i];
    }
  }

  /**
   * The sum of the first n lanes, folded in halves, which vector instructions can do.
   *
   * @param lanes holds nothing of use afterwards
   * @param spare at least n / 2 long
   */
  static double fold(float[] lanes, int n, float[] spare) {
    int left = n;
    while (left > FOLDED) {
      int half = left / 2;
      System.arraycopy(lanes, left - half, spare, 0, half);
      add(lanes, half, spare);
      left -= half;
    }
    return sum(lanes, left);
  }

  /** The sum of the first n elements; four sums at a time, since one would wait for itself. */
  static double sum(float[] x, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < n; i++) {
      a += x[i];
    }
    return a + b + (c + d);
  }
}
