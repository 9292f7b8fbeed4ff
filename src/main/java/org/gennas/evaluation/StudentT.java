package org.gennas.evaluation;

/** Student's t distribution with a whole number of degrees of freedom. */
public final class StudentT {
  private static final double LARGEST = 1e4;

  private StudentT() {}

  /**
   * Probability of a value between {@code -t} and {@code t} (Abramowitz and Stegun 1964, equations
   * 26.7.3 and 26.7.4).
   *
   * @param t at least 0
   * @param degrees of freedom, at least 1
   */
  static double within(double t, int degrees) {
    double angle = Math.atan(t / Math.sqrt(degrees));
    double squaredCosine = Math.pow(Math.cos(angle), 2);
    boolean odd = degrees % 2 == 1;
    double term = odd ? Math.cos(angle) : 1;
    double sum = 0;
    for (int i = odd ? 1 : 0; i <= degrees - 2; i += 2) {
      sum += term;
      term *= squaredCosine * (i + 1) / (i + 2);
    }
    return odd ? (angle + Math.sin(angle) * sum) * 2 / Math.PI : Math.sin(angle) * sum;
  }

  /**
   * The value within which, on either side of 0, a share of the distribution lies, by bisection.
   *
   * @param share between 0 and 0.9999
   * @param degrees of freedom, at least 1
   */
  public static double margin(double share, int degrees) {
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (within(middle, degrees) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
