package org.gennas.data.batch;

import org.gennas.common.SplitMix64;

/** Shares of mixed images (Zhang, Cisse, Dauphin and Lopez-Paz: mixup, ICLR 2018). */
final class Mixup {
  /** Far from the numbers that augmentation draws. */
  private static final long FIRST = 1L << 40;

  private Mixup() {}

  /**
   * How much of an image stays: a Beta-distributed number or its complement, whichever is larger,
   * so that an image keeps its place in the batch. Drawn as Jöhnk (1964) says.
   *
   * @param stream numbers drawn for one image
   * @param alpha both parameters of the distribution, above 0 to 1
   * @return 0.5 to 1
   */
  static double share(long stream, double alpha) {
    long step = FIRST;
    while (true) {
      double x = Math.pow(SplitMix64.uniform(stream, step++), 1 / alpha);
      double y = Math.pow(SplitMix64.uniform(stream, step++), 1 / alpha);
      if (x + y <= 1 && x + y > 0) {
        return Math.max(x, y) / (x + y);
      }
    }
  }
}
