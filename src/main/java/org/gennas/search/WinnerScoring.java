package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.gennas.runner.Device;
import org.gennas.runner.TestScoring;
import org.gennas.runner.WorkerCommand;
import org.gennas.study.SplitScore;
import org.gennas.study.StudyEvent;
import org.gennas.study.StudyFolder;
import org.gennas.study.TestSeal;
import org.gennas.study.TrialFolder;
import org.gennas.study.TrialState;
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
  private final WorkerCommand command;
  private final Device device;
  private Optional<Thread> scoring = Optional.empty();

  WinnerScoring(StudyFolder folder, StudyRecord record, WorkerCommand command, Device device) {
    this.folder = folder;
    this.record = record;
    this.command = command;
    this.device = device;
  }

  /** Leaves the scoring to the next start, if it is under way. */
  synchronized void callOff() {
    scoring.ifPresent(Thread::interrupt);
  }

  /** The winner's one look at the test split; a score that a killed process left is taken over. */
  void score() throws IOException {
    Optional<TrialState> scored = record.state().scored();
    boolean hasTest =
        record.state().prepared().stream()
            .flatMap(p -> p.sides().stream())
            .anyMatch(side -> side.name().equals("test") && side.images() > 0);
    if (scored.isEmpty() || !hasTest || record.state().test().isPresent()) {
      return;
    }
    TestSeal.require(record.state(), scored.get().id(), folder.journalFile());
    TrialFolder trial = folder.trial(scored.get().id());
    Optional<SplitScore> score =
        Files.exists(trial.testScoreFile())
            ? Optional.of(
                folder
                    .json()
                    .read(
                        Files.readString(trial.testScoreFile()),
                        SplitScore.class,
                        trial.testScoreFile(),
                        0))
            : scoreNow(trial);
    if (score.isPresent()) {
      record.add(
          new StudyEvent.TestScored(
              record.now(), scored.get().id().number(), score.get(), note(score.get())));
    }
  }

  private Optional<SplitScore> scoreNow(TrialFolder trial) throws IOException {
    synchronized (this) {
      scoring = Optional.of(Thread.currentThread());
    }
    try {
      return Optional.of(new TestScoring(command, folder.json()).score(trial, device));
    } catch (InterruptedException e) {
      LOG.info("Scoring on the test split was called off; the next start does it");
      return Optional.empty();
    } finally {
      synchronized (this) {
        scoring = Optional.empty();
      }
    }
  }

  private static Optional<String> note(SplitScore score) {
    List<String> undefined =
        score.findings().stream().filter(f -> f.auc().isEmpty()).map(f -> f.finding()).toList();
    return undefined.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Undefined on the test split for want of both classes: "
                + String.join(", ", undefined)
                + ".");
  }
}
