package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trial's last two checkpoints. Where the last is damaged, the training goes on from the one
 * before it, and where that is of no use either, from its start: nobody has to remove anything.
 * Confined to one thread.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final TrialFolder folder;
  private final ModelFile files;

  /** So that a damaged last one never takes the place of the good one before it. */
  private boolean lastIsWhole;

  /** A checkpoint, and where it lay. */
  record Found(Path file, ModelFile.Checkpoint content) {}

  Checkpoints(TrialFolder folder, ModelFile files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * The last one that is whole; what is not is said in the log.
   *
   * @return empty where the training has to begin anew
   * @throws FileProblem if one is newer than this program
   * @throws IOException if one is there but can't be read
   */
  Optional<Found> latest() throws IOException {
    List<String> damage = new ArrayList<>();
    for (Path file : List.of(folder.checkpointFile(), folder.previousCheckpointFile())) {
      if (!Files.exists(file)) {
        continue;
      }
      try {
        ModelFile.Checkpoint content = files.readCheckpoint(file);
        requireBest(content.state());
        lastIsWhole = file.equals(folder.checkpointFile());
        if (!damage.isEmpty()) {
          LOG.warn(
              "{}. The training goes on from the checkpoint before it, {}, with {} whole epochs.",
              String.join(". ", damage),
              file.getFileName(),
              content.state().epoch());
        }
        return Optional.of(new Found(file, content));
      } catch (ZipException e) {
        damage.add(file.getFileName() + " is damaged: " + e.getMessage());
      }
    }
    if (!damage.isEmpty()) {
      LOG.warn("{}. The training begins anew.", String.join(". ", damage));
    }
    return Optional.empty();
  }

  /** The best epoch's network lies in the model alone: without it the epochs are lost. */
  private void requireBest(TrainingState state) throws IOException {
    if (state.best().isEmpty()) {
      return;
    }
    Path model = folder.modelFile();
    if (!Files.exists(model)) {
      throw new ZipException(model.getFileName() + ", which holds its best epoch, is missing");
    }
    int kept;
    try {
      kept = files.readWhole(model).model().epoch();
    } catch (ZipException e) {
      throw (ZipException)
          new ZipException(
                  String.format(
                      Locale.ROOT,
                      "%s, which holds its best epoch, is damaged (%s)",
                      model.getFileName(),
                      e.getMessage()))
              .initCause(e);
    }
    if (kept < state.best().get().epoch()) {
      throw new ZipException(
          String.format(
              Locale.ROOT,
              "%s is of epoch %d, and its best epoch is %d",
              model.getFileName(),
              kept,
              state.best().get().epoch()));
    }
  }

  /** Replaces the one before the last by the last, and that by {@code content}. */
  void write(ModelFile.Checkpoint content) throws IOException {
    files.write(
        folder.checkpointFile(),
        Optional.of(folder.previousCheckpointFile()).filter(file -> lastIsWhole),
        content);
    lastIsWhole = true;
  }
}
