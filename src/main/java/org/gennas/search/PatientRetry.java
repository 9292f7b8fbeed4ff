package org.gennas.search;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gennas.common.FileProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what something around a study may keep it from, and then waits and tries again, until that
 * is mended or nobody waits any more. {@link #leave} may come from any thread.
 */
final class PatientRetry {
  private static final Logger LOG = LoggerFactory.getLogger(PatientRetry.class);

  private final SearchListener listener;
  private final Duration betweenTries;
  private final CountDownLatch left = new CountDownLatch(1);

  /** Something that can be tried again as a whole. */
  interface Attempt {
    void run() throws IOException;
  }

  /** Tells what is to be waited for after a failed attempt. */
  interface Diagnosis {
    /** Empty where waiting is of no use. */
    Optional<FileProblem> of(IOException failure);
  }

  PatientRetry(SearchListener listener, Duration betweenTries) {
    this.listener = listener;
    this.betweenTries = betweenTries;
  }

  /**
   * @throws IOException of the last attempt, where waiting is of no use or nobody waits any more
   */
  void run(Attempt attempt, Diagnosis diagnosis) throws IOException {
    boolean waited = false;
    while (true) {
      try {
        attempt.run();
        if (waited) {
          listener.waiting(Optional.empty());
        }
        return;
      } catch (IOException e) {
        Optional<FileProblem> amiss = diagnosis.of(e);
        if (amiss.isEmpty() || left.getCount() == 0) {
          throw e;
        }
        if (!waited) {
          LOG.info("Trying again each minute", e);
          listener.waiting(amiss);
        }
        waited = true;
        if (isLeftMeanwhile()) {
          throw e;
        }
      }
    }
  }

  private boolean isLeftMeanwhile() {
    try {
      return left.await(betweenTries.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Nobody waits any more. */
  void leave() {
    left.countDown();
  }
}
