package org.gennas.proposal.strategy;

/**
 * How strongly the scores of two networks are expected to agree: the prior covariance of their
 * scaled log-errors. A sum of parts, each with its own variance.
 *
 * @param constant a common level, the same for all networks
 * @param mixture a choice's worth wherever it stands
 * @param slot a choice's worth in its slot
 * @param pair the worth of two choices in two slots together
 * @param whole what only networks alike in most slots share: {@code exp(-distance / reach)}
 * @param reach in slots, above 0
 * @param size the worth of being large
 */
record NetworkKernel(
    double constant,
    double mixture,
    double slot,
    double pair,
    double whole,
    double reach,
    double size) {

  /** The covariance as a function of how many slots agree, tabulated for one number of slots. */
  Table table(int slots) {
    double pairs = Math.max(1, slots * (slots - 1) / 2.0);
    double[] byMatches = new double[slots + 1];
    for (int m = 0; m <= slots; m++) {
      byMatches[m] =
          constant
              + slot * m / slots
              + pair * (m * (m - 1) / 2.0) / pairs
              + whole * Math.exp(-(slots - m) / reach);
    }
    return new Table(byMatches, mixture, size);
  }

  /** A kernel ready to be used often. */
  static final class Table {
    private final double[] byMatches;
    private final double mixture;
    private final double size;

    private Table(double[] byMatches, double mixture, double size) {
      this.byMatches = byMatches;
      this.mixture = mixture;
      this.size = size;
    }

    double of(NetworkFeatures a, NetworkFeatures b) {
      double value = byMatches[a.matches(b)];
      if (mixture != 0) {
        value += mixture * a.likeness(b);
      }
      if (size != 0) {
        value += size * a.size() * b.size();
      }
      return value;
    }
  }
}
