package org.gennas.proposal.strategy;

import java.util.List;

/**
 * How a network compares with each of those that have been seen: what every {@link NetworkKernel}
 * is a function of, computed once for all of them. The arrays are not to be changed.
 */
final class KernelInputs {
  private final int[] matches;
  private final double[] likeness;
  private final double[] sizes;

  private KernelInputs(int[] matches, double[] likeness, double[] sizes) {
    this.matches = matches;
    this.likeness = likeness;
    this.sizes = sizes;
  }

  static KernelInputs of(NetworkFeatures network, List<NetworkFeatures> seen) {
    int n = seen.size();
    KernelInputs relation = new KernelInputs(new int[n], new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      NetworkFeatures other = seen.get(i);
      relation.matches[i] = network.matches(other);
      relation.likeness[i] = network.likeness(other);
      relation.sizes[i] = network.size() * other.size();
    }
    return relation;
  }

  /** With how many networks the comparison is. */
  int count() {
    return matches.length;
  }

  /** Slots in which the network agrees with network {@code i}. */
  int matches(int i) {
    return matches[i];
  }

  /** How alike the mixtures of choices are, 0 to 1. */
  double likeness(int i) {
    return likeness[i];
  }

  /** Product of the two sizes. */
  double sizes(int i) {
    return sizes[i];
  }
}
