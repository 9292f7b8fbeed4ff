package org.gennas.study.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.gennas.common.FileProblem;
import org.gennas.common.OwnFile;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one trial; see {@link StudyFolder}. */
public record TrialFolder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialFolder.class);

  /** The {@link TrialOrder}. */
  public Path orderFile() {
    return path.resolve("trial.json");
  }

  /** {@link TrialEvent}s. */
  public Path eventsFile() {
    return path.resolve("events.jsonl");
  }

  /** What workers told of the training so far; a damaged line is logged and passed over. */
  public List<TrialEvent> events(StudyJson json) throws IOException {
    return follow(json).pollAll();
  }

  /**
   * As above.
   *
   * @param ignored told of each damaged line
   */
  public List<TrialEvent> events(StudyJson json, Consumer<FileProblem> ignored) throws IOException {
    return new JsonLines.Tail<>(eventsFile(), json, TrialEvent.class, ignored).pollAll();
  }

  /** Follows a training that is under way; a damaged line is logged and passed over. */
  public JsonLines.Tail<TrialEvent> follow(StudyJson json) {
    return new JsonLines.Tail<>(
        eventsFile(),
        json,
        TrialEvent.class,
        damage -> LOG.info("The line is ignored: {}", damage.what()));
  }

  /** Whether no worker holds the trial. */
  public boolean isFree() throws IOException {
    if (!Files.exists(lockFile())) {
      return true;
    }
    try (FileChannel channel =
            OwnFile.open(lockFile(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  /** Last full state: network, updater, epoch. */
  public Path checkpointFile() {
    return path.resolve("checkpoint.zip");
  }

  /** The full state before the last, for when the last is damaged. */
  public Path previousCheckpointFile() {
    return path.resolve("checkpoint-previous.zip");
  }

  /** The best epoch's network. */
  public Path modelFile() {
    return path.resolve("model.zip");
  }

  /** A {@link PredictionTable} of the best epoch. */
  public Path validPredictionsFile() {
    return path.resolve("predictions-valid.csv");
  }

  /** A {@link PredictionTable}, written once at the study's end for its winner. */
  public Path testPredictionsFile() {
    return path.resolve("predictions-test.csv");
  }

  /** The {@link TrialResult}. */
  public Path summaryFile() {
    return path.resolve("summary.json");
  }

  /** The {@link SplitScore} on the test split, for the winner only. */
  public Path testScoreFile() {
    return path.resolve("test-score.json");
  }

  public Path logFile() {
    return path.resolve("worker.log");
  }

  /** Locked by the worker that trains here, so that no two do. */
  public Path lockFile() {
    return path.resolve("worker.lock");
  }

  /** Its presence asks the worker to stop at the next batch. */
  public Path stopFile() {
    return path.resolve("stop");
  }
}
