package org.gennas.search;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal that waits where its disk is full, and tries again each minute: an event that could not
 * be written must not be lost to a search that goes on for days. What can't be written from the
 * beginning is a problem at once. {@link #leave} may come from any thread.
 */
final class PatientJournal implements StudyRecord.Journal {
  private static final Logger LOG = LoggerFactory.getLogger(PatientJournal.class);

  private final StudyRecord.Journal journal;
  private final SearchListener listener;
  private final Duration betweenTries;
  private final CountDownLatch left = new CountDownLatch(1);
  private boolean written;

  PatientJournal(StudyRecord.Journal journal, SearchListener listener, Duration betweenTries) {
    this.journal = journal;
    this.listener = listener;
    this.betweenTries = betweenTries;
  }

  @Override
  public void append(StudyEvent event) throws IOException {
    boolean waited = false;
    while (true) {
      try {
        journal.append(event);
        written = true;
        if (waited) {
          listener.waiting(Optional.empty());
        }
        return;
      } catch (FileProblem e) {
        if (!written || left.getCount() == 0) {
          throw e;
        }
        if (!waited) {
          LOG.warn("The journal can't be written; trying again each minute", e);
          listener.waiting(Optional.of(e));
        }
        waited = true;
        await(e);
      }
    }
  }

  /**
   * Waits before another try.
   *
   * @throws FileProblem {@code problem}, once nobody waits any more
   */
  void await(FileProblem problem) throws FileProblem {
    try {
      if (left.await(betweenTries.toMillis(), TimeUnit.MILLISECONDS)) {
        throw problem;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem;
    }
  }

  /** Nobody waits any more. */
  void leave() {
    left.countDown();
  }
}
