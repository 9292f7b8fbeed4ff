package org.gennas.study.config;

import java.util.Map;
import java.util.Optional;
import org.gennas.space.Architecture;

/**
 * What a proposal has to keep to.
 *
 * @param locks slot (0-based) to the only choice allowed there
 * @param maxParams trainable weights
 * @param maxMacs multiply-accumulates per image at the study's image size
 */
public record SearchLimits(
    Map<Integer, Integer> locks, Optional<Long> maxParams, Optional<Long> maxMacs) {
  public SearchLimits {
    locks = Map.copyOf(locks);
  }

  /** No limit at all. */
  public static SearchLimits none() {
    return new SearchLimits(Map.of(), Optional.empty(), Optional.empty());
  }

  /** The same limits with these locks in place of the former ones. */
  public SearchLimits withLocks(Map<Integer, Integer> other) {
    return new SearchLimits(other, maxParams, maxMacs);
  }

  /** Whether every locked slot holds its choice. */
  public boolean respectsLocks(Architecture architecture) {
    return locks.entrySet().stream().allMatch(e -> architecture.choice(e.getKey()) == e.getValue());
  }
}
