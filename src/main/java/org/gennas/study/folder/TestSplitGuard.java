package org.gennas.study.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;

/**
 * Keeps a study's test split closed: it is opened once, after the end, for the training that stands
 * for the winner. A look before would be one more split to choose by.
 */
public final class TestSplitGuard {
  private TestSplitGuard() {}

  /**
   * @param trial to be scored
   * @param journal to be named in the message
   * @throws FileProblem if the study has not ended, has been scored, or another trial stands for
   *     its winner
   */
  public static void require(StudyState state, TrialId trial, Path journal) throws FileProblem {
    if (state.ended().isEmpty()) {
      throw new FileProblem(
          "The test split stays closed until the study has ended",
          journal,
          0,
          "Let the study run to its end; it is scored then.");
    }
    if (state.test().isPresent()) {
      throw new FileProblem(
          "The test split is scored only once, and has been scored",
          journal,
          0,
          "Read the score in the report.");
    }
    Optional<TrialId> scored = state.scored().map(TrialState::id);
    if (!scored.equals(Optional.of(trial))) {
      throw new FileProblem(
          "The test split is scored for one training only, "
              + scored.map(TrialId::label).orElse("and this study has none to score")
              + ", not for "
              + trial.label(),
          journal,
          0,
          "Score images of your own with \"gennas predict\".");
    }
  }

  /**
   * For what may be scored on the test split besides the winner, such as the baselines: not before
   * the winner was.
   *
   * @param journal to be named in the message
   * @throws FileProblem if the study's winner has not been scored there
   */
  public static void requireOpened(StudyState state, Path journal) throws FileProblem {
    if (state.test().isEmpty()) {
      throw new FileProblem(
          "The test split stays closed until the study's winner has been scored on it",
          journal,
          0,
          "Let the study run to its end.");
    }
  }

  /**
   * As {@link #require(StudyState, TrialId, Path)}, of the study in which the trial's folder lies.
   *
   * @throws FileProblem also where it lies in no study
   */
  public static void require(TrialFolder folder, TrialId trial, StudyJson json) throws IOException {
    StudyFolder study = StudyFolder.open(folder.path().resolve("../..").normalize(), json);
    require(study.state(), trial, study.journalFile());
  }
}
