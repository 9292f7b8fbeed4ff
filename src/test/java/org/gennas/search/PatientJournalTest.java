package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.junit.jupiter.api.Test;

class PatientJournalTest {
  private static final StudyEvent EVENT = new StudyEvent.Paused(Instant.EPOCH);
  private static final FileProblem FULL =
      new FileProblem("No space left", Path.of("journal.jsonl"), 0, "Free some.");

  private final List<StudyEvent> written = new ArrayList<>();
  private final List<Optional<FileProblem>> heard = new ArrayList<>();
  private int fullFor;

  private PatientRetry patience(Duration betweenTries) {
    return new PatientRetry(
        new SearchListener() {
          @Override
          public void waiting(Optional<FileProblem> problem) {
            heard.add(problem);
          }
        },
        betweenTries);
  }

  private PatientJournal journal(PatientRetry patience) {
    return new PatientJournal(this::write, patience);
  }

  private void write(StudyEvent event) throws IOException {
    if (fullFor-- > 0) {
      throw FULL;
    }
    written.add(event);
  }

  @Test
  void waitsUntilTheDiskHasSpaceAgainAndSaysSoOnce() throws IOException {
    PatientJournal journal = journal(patience(Duration.ofMillis(1)));
    journal.append(EVENT);
    fullFor = 3;

    journal.append(EVENT);

    assertThat(written).containsExactly(EVENT, EVENT);
    assertThat(heard).containsExactly(Optional.of(FULL), Optional.empty());
  }

  @Test
  void whatCannotBeWrittenFromTheBeginningIsAProblemAtOnce() {
    fullFor = 1;
    assertThatThrownBy(() -> journal(patience(Duration.ofHours(1))).append(EVENT)).isSameAs(FULL);
  }

  @Test
  void leavingEndsTheWait() throws IOException {
    PatientRetry patience = patience(Duration.ofHours(1));
    PatientJournal journal = journal(patience);
    journal.append(EVENT);
    fullFor = 9;
    patience.leave();
    assertThatThrownBy(() -> journal.append(EVENT)).isSameAs(FULL);
    assertThat(written).containsExactly(EVENT);
  }
}
