package org.gennas.proposal.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives each request its moment, so that no minute holds more than so many, wherever the minute
 * begins. Moments are handed out in the order of asking. Safe for several threads.
 */
final class RequestWindow {
  static final Duration LENGTH = Duration.ofMinutes(1);

  private final int most;
  private final Deque<Instant> moments = new ArrayDeque<>();

  /**
   * @param most requests in a minute; at least 1
   */
  RequestWindow(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least 1 request a minute, not " + most);
    }
    this.most = most;
  }

  /**
   * The moment of the next request: now, or once the oldest of the last so many is a minute old.
   */
  synchronized Instant next(Instant now) {
    Instant moment = now;
    if (moments.size() == most) {
      Instant free = moments.removeFirst().plus(LENGTH);
      moment = free.isAfter(now) ? free : now;
    }
    moments.addLast(moment);
    return moment;
  }
}
