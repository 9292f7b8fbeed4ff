package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.app.NewStudyFolder;
import org.gennas.cli.option.DeviceOptions;
import org.gennas.cli.option.ImagesOptions;
import org.gennas.cli.option.LanguageModelOptions;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.option.SearchOptions;
import org.gennas.cli.option.StudyOptions;
import org.gennas.cli.option.TimeOptions;
import org.gennas.cli.option.TrainingOptions;
import org.gennas.cli.text.PlanText;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.engine.LayerChoice;
import org.gennas.search.StudyPreparation;
import org.gennas.search.plan.Wishes;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a study and searches to its end. */
@Command(
    name = "search",
    description = "Search for architectures: from a study.json, or with --data and other options.",
    footer = {
      "",
      "Examples:",
      "  gennas search sample-data/sample-study.json",
      "  gennas search --data CheXpert-v1.0-small --px 64 --trials 6 --workers 2 --out my-study",
      "  gennas search --data CheXpert-v1.0-small --px 64 --minutes 60",
      "  gennas search --data CheXpert-v1.0-small --proposer llm --provider ollama --model qwen3:8b",
      "Ctrl-C saves the state of running trainings; gennas resume continues."
    })
final class SearchCommand extends TerminalCommand {
  /** Options that go together with a file. */
  private static final List<String> BESIDE_A_FILE =
      List.of(StudyOptions.OUT, LayersOption.NAME, JSON_OPTION);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "STUDY.json",
      arity = "0..1",
      description = "Settings of a study; paths in it are relative to it.")
  private Path file;

  @Mixin private ImagesOptions images;
  @Mixin private TrainingOptions training;
  @Mixin private SearchOptions search;
  @Mixin private TimeOptions time;
  @Mixin private LanguageModelOptions languageModel;
  @Mixin private DeviceOptions devices;
  @Mixin private LayersOption layers;
  @Mixin private StudyOptions study;

  SearchCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    LayerChoice choice = layers.choice(context().environment());
    StudyConfig config;
    if (file != null) {
      config = fromFile();
    } else {
      Dataset dataset = DatasetFolder.find(data());
      config = fromOptions(dataset);
      Optional<Double> minutes = minutes();
      if (minutes.isPresent()) {
        SearchPlanning.Planned planned =
            new SearchPlanning(context(), choice)
                .plan(config, dataset, minutes.get(), wishes(config));
        if (time.planOnly()) {
          return planned;
        }
        PlanText.lines(planned.plan()).forEach(terminal()::say);
        config = planned.study();
      }
    }
    new ModelKey(context()).require(config);
    StudyFolder folder = context().newStudyFolder().create(config, study.out());
    return new StudyRun(context(), folder, choice).toItsEnd();
  }

  private StudyConfig fromFile() throws IOException {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!BESIDE_A_FILE.contains(option.longestName())) {
        throw wrongUse(
            option.longestName() + " cannot be combined with a file: put it into " + file + ".");
      }
    }
    if (Files.isDirectory(file)) {
      throw new FileProblem(
          "This is a folder, not the settings of a study",
          file,
          0,
          "Name a study.json, resume a study with gennas resume, or name a dataset with --data.");
    }
    StudyConfig config = context().json().read(file, StudyConfig.class, StudyConfig.FORMAT);
    return NewStudyFolder.fromFile(config, file);
  }

  private Path data() {
    return images
        .folder()
        .orElseThrow(() -> wrongUse("Name a STUDY.json, or a dataset with --data."));
  }

  private Optional<Double> minutes() {
    if (given("--minutes") && given("--hours")) {
      throw wrongUse(
          "--minutes is the time of the whole study and --hours that of the search:"
              + " give only one.");
    }
    try {
      return time.minutes();
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  /** What is laid down of the plan. */
  private Wishes wishes(StudyConfig config) {
    boolean early = given("--halving") || given("--median-stop");
    boolean confirm = given("--confirm") || given("--confirm-seeds");
    return new Wishes(
        given("--epochs") ? Optional.of(config.training().epochs()) : Optional.empty(),
        given("--trials") ? Optional.of(search.stop().trials()) : Optional.empty(),
        confirm ? Optional.of(search.confirmation()) : Optional.empty(),
        early ? Optional.of(search.earlyStopping()) : Optional.empty(),
        given("--max-macs"),
        given("--preset"));
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** A device that waits for others loses time, so a search with a time does not go in step. */
  private Schedule schedule() {
    return given("--minutes") && !given("--schedule") ? Schedule.FREE_RUNNING : search.schedule();
  }

  private StudyConfig fromOptions(Dataset dataset) throws IOException {
    SearchSpace space = SearchSpace.chestXray();
    try {
      ImagesConfig chosen = images.config(dataset, study.seed());
      return new StudyConfig(
              StudyConfig.FORMAT,
              study.name(dataset.name()),
              chosen,
              space.name(),
              training.config(() -> StudyPreparation.trainingImages(chosen, dataset)),
              search.proposer(),
              schedule(),
              devices.choice(),
              search.stop(),
              search.limits(space, chosen),
              study.seed(),
              languageModel.forProposer(search.proposer()))
          .withEarlyStopping(search.earlyStopping())
          .withWarmStart(search.warmStart(space))
          .withStartFrom(search.startFrom())
          .withSecondObjective(search.secondObjective())
          .withConfirmation(search.confirmation());
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }
}
