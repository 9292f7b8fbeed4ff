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

  /** The part that depends on how many of {@code slots} agree, by that number. */
  double[] byMatches(int slots) {
    double pairs = Math.max(1, slots * (slots - 1) / 2.0);
    double[] values = new double[slots + 1];
    for (int m = 0; m <= slots; m++) {
      values[m] =
          constant
              + slot * m / slots
              + pair * (m * (m - 1) / 2.0) / pairs
              + whole * Math.exp(-(slots - m) / reach);
    }
    return values;
  }

  /** The prior variance of a network. */
  double variance(NetworkFeatures network) {
    return constant
        + slot
        + pair
        + whole
        + mixture * network.likeness(network)
        + size * network.size() * network.size();
  }
}
