package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.runner.Device;
import org.gennas.runner.TestScoring;
import org.gennas.runner.WorkerCommand;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.TestSplitGuard;
import org.gennas.study.folder.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the test split once, after the study's end, for its winner. {@link #callOff} may come from
 * any thread, all else belongs to the search's.
 */
final class WinnerScoring {
  private static final Logger LOG = LoggerFactory.getLogger(WinnerScoring.class);

  private final StudyFolder folder;
  private final StudyRecord record;
  private final StudySeal seal;
  private final WorkerCommand command;
  private final Device device;
  private final CancellableWork work = new CancellableWork();

  WinnerScoring(
      StudyFolder folder,
      StudyRecord record,
      StudySeal seal,
      WorkerCommand command,
      Device device) {
    this.folder = folder;
    this.record = record;
    this.seal = seal;
    this.command = command;
    this.device = device;
  }

  /** Leaves to the next start what is under way. */
  void callOff() {
    work.callOff();
  }

  /**
   * The winner's one look at the test split, and the ensemble's, which is chosen before; a score
   * that a killed process left is taken over.
   */
  void score() throws IOException {
    Optional<TrialState> scored = record.state().scored();
    if (scored.isPresent()
        && record.state().test().isEmpty()
        && !Files.exists(folder.trial(scored.get().id()).testScoreFile())
        && !work.done(() -> EnsembleBuilder.make(folder, record))) {
      LOG.info("Choosing the ensemble was cancelled; the next start resumes it");
      return;
    }
    if (!record.state().testIsDue()) {
      return;
    }
    TestSplitGuard.require(record.state(), scored.get().id(), folder.journalFile());
    TrialFolder trial = folder.trial(scored.get().id());
    if (!Files.exists(trial.testScoreFile())
        && !work.done(
            () -> {
              requireUnchanged();
              new TestScoring(command).score(trial, device);
            })) {
      LOG.info("Scoring on the test split was cancelled; the next start resumes it");
      return;
    }
    SplitScore score = read(trial.testScoreFile());
    boolean both = record.state().ensemble().isPresent();
    record.add(
        new StudyEvent.TestScored(
            record.now(),
            scored.get().id().number(),
            score,
            note(score),
            both && Files.exists(folder.ensembleTestScoreFile())
                ? Optional.of(read(folder.ensembleTestScoreFile()))
                : Optional.empty()));
  }

  /** The one look at the test split is not spent on files that somebody has changed. */
  private void requireUnchanged() throws IOException, InterruptedException {
    List<TrialState> used = new ArrayList<>(record.state().scored().stream().toList());
    record
        .state()
        .ensemble()
        .ifPresent(
            e ->
                e.members().stream()
                    .flatMap(m -> record.state().trial(m.trial().number()).stream())
                    .forEach(used::add));
    seal.requireModels(used);
    if (!seal.hold(record.state().prepared().orElseThrow(), Thread::interrupted)) {
      throw new InterruptedException("Called off while the files were looked at");
    }
  }

  private SplitScore read(Path file) throws IOException {
    return folder.json().read(Files.readString(file), SplitScore.class, file, 0);
  }

  private static Optional<String> note(SplitScore score) {
    List<String> undefined =
        score.findings().stream().filter(f -> f.auc().isEmpty()).map(f -> f.finding()).toList();
    return undefined.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Undefined on the test split, which lacks one of the classes: "
                + String.join(", ", undefined)
                + ".");
  }
}
