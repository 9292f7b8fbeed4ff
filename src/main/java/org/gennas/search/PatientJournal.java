package org.gennas.search;

import java.io.IOException;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;

/**
 * A journal that waits where its disk is full: an event that could not be written must not be lost
 * to a search that goes on for days. What can't be written from the beginning is a problem at once.
 */
final class PatientJournal implements StudyRecord.Journal {
  private final StudyRecord.Journal journal;
  private final PatientRetry patience;
  private boolean written;

  PatientJournal(StudyRecord.Journal journal, PatientRetry patience) {
    this.journal = journal;
    this.patience = patience;
  }

  @Override
  public void append(StudyEvent event) throws IOException {
    patience.run(
        () -> journal.append(event),
        failure ->
            written && failure instanceof FileProblem problem
                ? Optional.of(problem)
                : Optional.empty());
    written = true;
  }
}
