package org.gennas.proposal.strategy;

import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * What strategies compare networks by: the choice in every slot of the canonical code, how often
 * each choice stands anywhere, and the size. Immutable.
 */
final class NetworkFeatures {
  private static final int MOST_CHOICES = 10;

  private final byte[] choices;
  private final double[] shares;
  private final double size;

  private NetworkFeatures(byte[] choices, double[] shares, double size) {
    this.choices = choices;
    this.shares = shares;
    this.size = size;
  }

  /**
   * @param canonical code of the network
   * @param size of the network on a scale where those of a search are about -2 to 2
   */
  static NetworkFeatures of(Networks networks, Architecture canonical, double size) {
    int slots = networks.length();
    byte[] choices = new byte[slots];
    double[] shares = new double[MOST_CHOICES];
    for (int i = 0; i < slots; i++) {
      choices[i] = (byte) canonical.choice(i);
      shares[choices[i]] += 1.0 / slots;
    }
    return new NetworkFeatures(choices, shares, size);
  }

  int slots() {
    return choices.length;
  }

  /** The choice in slot {@code index} of the canonical code. */
  int choice(int index) {
    return choices[index];
  }

  double size() {
    return size;
  }

  /** In how many slots two networks of one space agree. */
  int matches(NetworkFeatures other) {
    int matches = 0;
    for (int i = 0; i < choices.length; i++) {
      if (choices[i] == other.choices[i]) {
        matches++;
      }
    }
    return matches;
  }

  /** How alike the two mixtures of choices are, wherever they stand: 0 to 1. */
  double likeness(NetworkFeatures other) {
    double sum = 0;
    for (int c = 0; c < shares.length; c++) {
      sum += shares[c] * other.shares[c];
    }
    return sum;
  }
}
