package org.gennas.proposal.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gennas.common.SteadyClock;

/** Time and the passing of it, so that waits can be tried out without waiting. */
public interface WaitTime {
  Instant now();

  /** Blocks the calling thread for so long. */
  void sleep(Duration time) throws InterruptedException;

  /** The machine's own. */
  static WaitTime real() {
    Clock clock = SteadyClock.ofSystem();
    return new WaitTime() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
      }
    };
  }
}
