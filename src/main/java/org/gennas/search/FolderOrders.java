package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;

/** Trials in a study's folder. */
final class FolderOrders implements TrialOrders {
  private final StudyFolder folder;
  private final StudyConfig config;

  /**
   * @param config the study's settings, which no edit of study.json changes on the way
   */
  FolderOrders(StudyFolder folder, StudyConfig config) {
    this.folder = folder;
    this.config = config;
  }

  @Override
  public TrialFolder write(Trial trial) throws IOException {
    String prepared =
        folder
            .state()
            .prepared()
            .orElseThrow(
                () ->
                    new FileProblem(
                        "The images are not prepared", folder.path(), 0, "Resume the study."))
            .prepared();
    TrialFolder files = folder.trial(trial.id());
    Files.createDirectories(files.path());
    // Relative, so that the study's folder can be moved as a whole.
    Path split = files.path().relativize(folder.splitFile());
    Optional<List<String>> startFrom = Optional.empty();
    if (config.startFrom().isPresent()) {
      startFrom =
          Optional.of(
              new StartModels(folder, config.startFrom().get())
                  .of(trial).stream().map(model -> named(model, files.path())).toList());
    }
    folder
        .json()
        .write(
            files.orderFile(),
            new TrialOrder(
                TrialOrder.FORMAT,
                trial.id().number(),
                trial.id().architecture(),
                config.space(),
                trial.seed(),
                config.training(),
                prepared,
                split.toString().replace('\\', '/'),
                config.images().findingNames(),
                config.images().px(),
                config.images().synthetic(),
                startFrom));
    return files;
  }

  /** Relative where the model lies in this study, which can be moved as a whole. */
  private String named(Path model, Path trial) {
    Path path = model.startsWith(folder.path()) ? trial.relativize(model) : model;
    return path.toString().replace('\\', '/');
  }

  @Override
  public List<TrialEvent.EpochEnded> epochs(TrialId trial) throws IOException {
    return folder.history(trial).epochs();
  }

  @Override
  public Optional<TrialResult> result(TrialId trial) throws IOException {
    return folder.result(trial);
  }
}
