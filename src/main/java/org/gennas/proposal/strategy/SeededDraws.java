package org.gennas.proposal.strategy;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices that follow from a request's seed and from how many networks were known before, so
 * that a request that a crash cut in half is answered the same in its second half.
 */
final class SeededDraws {
  /** Steps of this size walk along one stream of {@link SplittableRandom}. */
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private SeededDraws() {}

  static SplittableRandom random(long seed, int known) {
    return new SplittableRandom(seed + STEP * known);
  }

  static <T> T one(List<T> from, long seed, int known) {
    return from.get(random(seed, known).nextInt(from.size()));
  }
}
