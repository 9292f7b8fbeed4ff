package org.gennas.study.folder;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test split is opened once, after the end, for one training. */
class TestSplitGuardTest {
  private final StudyJson json = new StudyJson();
  @TempDir private Path temporary;

  /** T-01 won the search, T-02 repeats it. */
  private static List<StudyEvent> course() {
    RepeatScore mean =
        new RepeatScore(
            1, List.of(2), Optional.of(0.7), Optional.empty(), Optional.of(0.7), Optional.of(0.7));
    return List.of(
        new StudyEvent.Started(Studies.NOON, "test"),
        new StudyEvent.Proposed(Studies.NOON, Studies.trial(1, "22121211")),
        new StudyEvent.TrialFinished(Studies.NOON, Studies.result(1, "22121211", Optional.of(0.8))),
        new StudyEvent.Confirming(Studies.NOON, StopReason.TRIALS, "All done.", List.of(1)),
        new StudyEvent.Proposed(Studies.NOON, Studies.repeat(2, "22121211", 1)),
        new StudyEvent.TrialFinished(Studies.NOON, Studies.result(2, "22121211", Optional.of(0.7))),
        new StudyEvent.Confirmed(Studies.NOON, List.of(mean), Optional.of(1), "T-01 wins."),
        new StudyEvent.Ended(Studies.NOON, StopReason.TRIALS, "All done."));
  }

  private StudyFolder study(List<StudyEvent> events) throws IOException {
    StudyFolder study = StudyFolder.create(temporary.resolve("study"), Studies.config(), json);
    try (JsonLines<StudyEvent> journal = study.journal()) {
      for (StudyEvent event : events) {
        journal.append(event);
      }
    }
    return study;
  }

  private static TrialId id(int number) {
    return Studies.trial(number, "22121211").id();
  }

  private FileProblem refused(StudyFolder study, TrialId trial) {
    return assertThrows(
        FileProblem.class, () -> TestSplitGuard.require(study.trial(trial), trial, json));
  }

  @Test
  void until_the_end_it_is_closed_for_everyone() throws IOException {
    for (int cut = 1; cut < course().size(); cut++) {
      StudyState state = StudyState.of(Studies.config(), course().subList(0, cut));
      for (int number = 1; number <= 2; number++) {
        TrialId trial = id(number);
        FileProblem e =
            assertThrows(
                FileProblem.class,
                () -> TestSplitGuard.require(state, trial, Path.of("journal.jsonl")));
        assertTrue(e.getMessage().contains("until the study has ended"), e.getMessage());
      }
    }
  }

  @Test
  void at_the_end_it_opens_for_the_repeat_that_stands_for_the_winner_alone() throws IOException {
    StudyFolder study = study(course());
    assertDoesNotThrow(() -> TestSplitGuard.require(study.trial(id(2)), id(2), json));
    FileProblem e = refused(study, id(1));
    assertTrue(e.getMessage().contains("one training only, T-02, not for T-01"), e.getMessage());
  }

  @Test
  void it_opens_once() throws IOException {
    List<StudyEvent> events = new ArrayList<>(course());
    events.add(
        new StudyEvent.TestScored(
            Studies.NOON,
            2,
            Studies.result(2, "22121211", Optional.of(0.6)).valid(),
            Optional.empty()));
    assertTrue(refused(study(events), id(2)).getMessage().contains("scored only once"));
  }

  @Test
  void a_trial_outside_of_a_study_has_no_test_split_to_open() {
    TrialFolder folder = new TrialFolder(temporary.resolve("trials").resolve("0001-22121211"));
    assertThrows(FileProblem.class, () -> TestSplitGuard.require(folder, id(1), json));
  }
}
