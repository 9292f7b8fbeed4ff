package org.gennas.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gennas.common.Backoff;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resumes a study that its surroundings had paused, once nothing is amiss any more: looks each
 * minute, and waits longer before another attempt where the last one was of no use. Used on the
 * search's thread.
 */
final class AutomaticResume {
  private static final Logger LOG = LoggerFactory.getLogger(AutomaticResume.class);

  static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  /** Longest wait: 32 looks. */
  private static final int MOST_DOUBLINGS = 6;

  private static final Backoff WAITS = new Backoff(BETWEEN_LOOKS);

  private final StudyRecord record;
  private final Surroundings surroundings;
  private Optional<Instant> next = Optional.empty();
  private Instant resumed = Instant.MIN;
  private int attempts;

  AutomaticResume(StudyRecord record, Surroundings surroundings) {
    this.record = record;
    this.surroundings = surroundings;
  }

  /** When to look again; empty while nothing is blocked. */
  Optional<Instant> next() {
    return next;
  }

  /** Looks where it is time to. */
  void review() throws IOException {
    Optional<StudyEvent.Blocked> blocked = record.state().blocked();
    if (blocked.isEmpty()) {
      next = Optional.empty();
    } else if (next.isEmpty()) {
      plan(blocked.get());
    } else if (!record.now().isBefore(next.get())) {
      look(blocked.get());
    }
  }

  private void plan(StudyEvent.Blocked blocked) {
    Duration lastWait = WAITS.before(Math.max(1, attempts));
    if (attempts > 0 && Duration.between(resumed, blocked.at()).compareTo(lastWait) > 0) {
      attempts = 0;
    }
    attempts = Math.min(attempts + 1, MOST_DOUBLINGS);
    next = Optional.of(record.now().plus(WAITS.before(attempts)));
  }

  private void look(StudyEvent.Blocked blocked) throws IOException {
    try {
      surroundings.restore();
    } catch (IOException e) {
      LOG.info("Still blocked: {}", e.getMessage());
      next = Optional.of(record.now().plus(BETWEEN_LOOKS));
      if (e instanceof FileProblem problem && !blocked.message().equals(problem.what())) {
        record.add(
            new StudyEvent.Blocked(
                record.now(), Optional.empty(), problem.what(), problem.remedy()));
      }
      return;
    }
    resumed = record.now();
    next = Optional.empty();
    record.add(new StudyEvent.Resumed(resumed));
  }
}
