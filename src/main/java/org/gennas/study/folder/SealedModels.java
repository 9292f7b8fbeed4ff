package org.gennas.study.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.common.FileChecksum;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;

/**
 * The models of a study's trials, for whoever is about to use one: each is held against the
 * checksum that the journal has of it. Older studies have none until their next start.
 */
public record SealedModels(StudyFolder folder, StudyState state) {
  /** The models of a study as it stands on disk. */
  public static SealedModels of(StudyFolder folder) throws IOException {
    return new SealedModels(folder, folder.state());
  }

  /**
   * Looks at a model.zip by itself: where it lies in a study, it is held against its journal.
   *
   * @throws FileProblem if it is not the one that its training kept
   */
  public static void requireKept(Path model, StudyJson json) throws IOException {
    Path trial = model.toAbsolutePath().normalize().getParent();
    Path trials = trial == null ? null : trial.getParent();
    Path study = trials == null ? null : trials.getParent();
    if (study == null || !Files.isRegularFile(study.resolve("study.json"))) {
      return;
    }
    SealedModels models = of(StudyFolder.open(study, json));
    for (TrialState known : models.state().trials()) {
      if (trial.endsWith(known.id().folder())) {
        models.require(known.id());
      }
    }
  }

  /**
   * A trial's model.zip; whether it is there is for the reader to see.
   *
   * @throws FileProblem if it is not the one that the training kept
   * @throws IOException if it can't be read
   */
  public Path require(TrialId trial) throws IOException {
    Path file = folder.trial(trial).modelFile();
    Optional<String> told = state.modelChecksum(trial.number());
    if (told.isPresent()
        && Files.isRegularFile(file)
        && !FileChecksum.of(file).equals(told.get())) {
      throw new FileProblem(
          "The model of "
              + trial.label()
              + " is not the one that its training kept: its checksum is not that in the journal",
          file,
          0,
          "Restore the file from a copy, or train the network again in a new study.");
    }
    return file;
  }
}
