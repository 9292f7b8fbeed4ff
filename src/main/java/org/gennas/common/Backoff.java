package org.gennas.common;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits before retries, each twice as long as the one before.
 *
 * @param first before the first retry
 */
public record Backoff(Duration first) {
  private static final double LEAST = 0.5;

  /**
   * How long to wait before a retry.
   *
   * @param retry from 1
   */
  public Duration before(int retry) {
    return first.multipliedBy(1L << (retry - 1));
  }

  /**
   * Half of {@link #before(int)} to all of it, so that those who failed together do not come back
   * together.
   */
  public Duration before(int retry, RandomGenerator chance) {
    double share = LEAST + (1 - LEAST) * chance.nextDouble();
    return Duration.ofMillis((long) (before(retry).toMillis() * share));
  }
}
