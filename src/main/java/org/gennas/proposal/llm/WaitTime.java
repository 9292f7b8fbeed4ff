package org.gennas.proposal.llm;

import java.time.Duration;
import java.time.Instant;

/** Time and the passing of it, so that waits can be tried out without waiting. */
public interface WaitTime {
  Instant now();

  /** Blocks the calling thread for so long. */
  void sleep(Duration time) throws InterruptedException;

  /** The machine's own. */
  static WaitTime real() {
    return new WaitTime() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
      }
    };
  }
}
