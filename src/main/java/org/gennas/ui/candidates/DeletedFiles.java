package org.gennas.ui.candidates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.StudyFolder;

/**
 * The large files of deleted trials: checkpoints and models. Scores, predictions, logs and the
 * journal are never touched. For a background thread.
 */
record DeletedFiles(StudyFolder folder, List<TrialId> trials) {
  DeletedFiles {
    trials = List.copyOf(trials);
  }

  private Stream<Path> files() {
    return trials.stream()
        .map(folder::trial)
        .flatMap(
            trial ->
                Stream.of(
                    trial.checkpointFile(), trial.previousCheckpointFile(), trial.modelFile()))
        .filter(Files::isRegularFile);
  }

  /** How much room they take. */
  long bytes() throws IOException {
    long sum = 0;
    for (Path file : files().toList()) {
      sum += Files.size(file);
    }
    return sum;
  }

  /** Removes them; what cannot be removed stops it, and the rest stays. */
  void remove() throws IOException {
    for (Path file : files().toList()) {
      Files.deleteIfExists(file);
    }
  }
}
