package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.cli.option.DeviceOptions;
import org.gennas.cli.option.ImagesOptions;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.option.StudyOptions;
import org.gennas.cli.option.TrainingOptions;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.engine.LayerChoice;
import org.gennas.search.StudyPreparation;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains one architecture: a study with a single trial, proposed by a person. */
@Command(
    name = "train",
    description = "Train one architecture. Makes a study with a single trial.",
    footer = {"", "Example: gennas train 22121211 --data CheXpert-v1.0-small --px 64"})
final class TrainCommand extends TerminalCommand {
  @Parameters(paramLabel = "CODE", description = "One digit per slot, such as 22121211.")
  private String code;

  @Mixin private ImagesOptions images;
  @Mixin private TrainingOptions training;
  @Mixin private DeviceOptions devices;
  @Mixin private LayersOption layers;
  @Mixin private StudyOptions study;

  TrainCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    SearchSpace space = SearchSpace.chestXray();
    Architecture architecture;
    try {
      architecture = space.parse(code);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
    LayerChoice choice = layers.choice(context().environment());
    Path data = images.folder().orElseThrow(() -> wrongUse("Name a dataset with --data."));
    StudyConfig config = config(space, architecture, DatasetFolder.find(data));
    StudyFolder folder = context().newStudyFolder().create(config, study.out());
    propose(folder, architecture);
    return new StudyRun(context(), folder, choice).toItsEnd();
  }

  private StudyConfig config(SearchSpace space, Architecture architecture, Dataset dataset)
      throws IOException {
    try {
      ImagesConfig chosen = images.config(dataset, study.seed());
      return new StudyConfig(
          StudyConfig.FORMAT,
          study.name(dataset.name() + " " + architecture),
          chosen,
          space.name(),
          training.config(() -> StudyPreparation.trainingImages(chosen, dataset)),
          "random",
          Schedule.IN_STEP,
          devices.choice(),
          new StopRules(1, Optional.empty(), Optional.empty(), Optional.empty()),
          SearchLimits.none(),
          study.seed());
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  // The only trial that the rules allow is already queued: no proposer is ever asked.
  private void propose(StudyFolder folder, Architecture architecture) throws IOException {
    Proposal proposal =
        new Proposal(
            architecture, "Chosen on the command line.", Optional.empty(), Proposal.PERSON);
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      journal.append(
          new StudyEvent.Proposed(
              context().clock().instant(),
              new Trial(new TrialId(1, architecture), 0, proposal, study.seed())));
    }
  }
}
