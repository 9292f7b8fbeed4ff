package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.cli.option.StudyPath;
import org.gennas.cli.text.EnsembleText;
import org.gennas.common.FileProblem;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;

/**
 * The model that an argument names: a model.zip, an ensemble, a trial's folder, or a study, where
 * the model that stands for the winner is meant.
 *
 * @param file the model.zip or ensemble
 * @param study the study that it comes from, where that is known
 * @param trial which trial's it is, or "Ensemble", as shown to people; empty for a file by itself
 */
record TrainedModelFile(Path file, Optional<StudyFolder> study, Optional<String> trial) {
  private static final String TRIALS = "trials";

  static TrainedModelFile of(Path named, StudyJson json) throws IOException {
    Path path = named.toAbsolutePath().normalize();
    if (path.endsWith(EnsembleFile.DESCRIPTION)) {
      return ensembleOf(path, json);
    }
    if (Files.isRegularFile(path) && !path.endsWith("study.json")) {
      return ofTrial(path, json);
    }
    Path model = new TrialFolder(path).modelFile();
    if (Files.isRegularFile(model)) {
      return ofTrial(model, json);
    }
    StudyFolder study = StudyPath.open(path, json);
    TrialState best =
        study
            .state()
            .scored()
            .orElseThrow(
                () ->
                    new FileProblem(
                        "The study has no finished trial with a score yet",
                        study.path(),
                        0,
                        "Let it train one, or name a model.zip."));
    return new TrainedModelFile(
        study.trial(best.id()).modelFile(), Optional.of(study), Optional.of(best.id().label()));
  }

  /**
   * The ensemble of a study.
   *
   * @throws FileProblem if it has none
   */
  static TrainedModelFile ensembleOf(Path named, StudyJson json) throws IOException {
    StudyFolder study = StudyPath.open(named.toAbsolutePath().normalize(), json);
    if (study.state().ensemble().isEmpty()) {
      throw new FileProblem(
          "The study has no ensemble",
          study.path(),
          0,
          "An ended study gets one with \"gennas ensemble\".");
    }
    return new TrainedModelFile(
        study.ensembleFile(), Optional.of(study), Optional.of(EnsembleText.NAME));
  }

  private static TrainedModelFile ofTrial(Path model, StudyJson json) throws IOException {
    Path trial = model.getParent();
    Path trials = trial.getParent();
    if (trials != null && trials.endsWith(TRIALS) && trials.getParent() != null) {
      Path folder = trials.getParent();
      if (Files.isRegularFile(folder.resolve("study.json"))) {
        return new TrainedModelFile(
            model,
            Optional.of(StudyFolder.open(folder, json)),
            Optional.of(String.valueOf(trial.getFileName())));
      }
    }
    return new TrainedModelFile(model, Optional.empty(), Optional.empty());
  }
}
