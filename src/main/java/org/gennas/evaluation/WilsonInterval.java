package org.gennas.evaluation;

/** Wilson's score interval of a share (Wilson, J. Am. Stat. Assoc. 22, 1927). */
final class WilsonInterval {
  private static final double LEVEL = 0.95;
  private static final String METHOD = "Wilson score, cases taken as independent";
  private static final double Z = StandardNormal.quantile((1 + LEVEL) / 2);

  private WilsonInterval() {}

  /**
   * At 95 %.
   *
   * @param hits 0 to {@code cases}
   * @param cases at least 1
   */
  static Interval of(int hits, int cases) {
    double share = hits / (double) cases;
    double squared = Z * Z;
    double middle = (share + squared / (2 * cases)) / (1 + squared / cases);
    double half =
        Z
            / (1 + squared / cases)
            * Math.sqrt(share * (1 - share) / cases + squared / (4.0 * cases * cases));
    // at 0 and 1 the bound is the share itself, but for rounding
    double low = Math.min(share, Math.max(0, middle - half));
    double high = Math.max(share, Math.min(1, middle + half));
    return new Interval(low, high, LEVEL, METHOD);
  }
}
