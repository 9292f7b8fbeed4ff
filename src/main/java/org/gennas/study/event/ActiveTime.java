package org.gennas.study.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time spent searching, pauses not counted.
 *
 * @param before the stretches that are over
 * @param since start of the running stretch; empty between two
 */
record ActiveTime(Duration before, Optional<Instant> since) {
  static final ActiveTime NONE = new ActiveTime(Duration.ZERO, Optional.empty());

  /**
   * @param previous time of the event before {@code event}
   */
  ActiveTime after(StudyEvent event, Instant previous) {
    if (event instanceof StudyEvent.Started || event instanceof StudyEvent.Resumed) {
      // A stretch that a crash cut short ends with the last event written in it.
      return new ActiveTime(until(previous), Optional.of(event.at()));
    }
    if (event instanceof StudyEvent.Paused
        || event instanceof StudyEvent.Blocked
        || event instanceof StudyEvent.Ended) {
      return new ActiveTime(until(event.at()), Optional.empty());
    }
    return this;
  }

  Duration until(Instant now) {
    return since.map(s -> before.plus(passed(s, now))).orElse(before);
  }

  /** A clock put back between two programs that wrote makes time run backwards; none has passed. */
  private static Duration passed(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
