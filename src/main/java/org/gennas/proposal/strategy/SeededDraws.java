package org.gennas.proposal.strategy;

import java.util.List;
import java.util.SplittableRandom;
import org.gennas.common.SplitMix64;

/**
 * Random choices that follow from a request's seed and from how many networks were known before, so
 * that a request that a crash cut in half is answered the same in its second half.
 */
final class SeededDraws {
  private SeededDraws() {}

  static SplittableRandom random(long seed, int known) {
    return SplitMix64.after(seed, known);
  }

  static <T> T one(List<T> from, long seed, int known) {
    return from.get(random(seed, known).nextInt(from.size()));
  }
}
