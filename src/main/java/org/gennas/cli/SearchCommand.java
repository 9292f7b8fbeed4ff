package org.gennas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.data.Dataset;
import org.gennas.data.DatasetFolder;
import org.gennas.space.SearchSpace;
import org.gennas.study.StudyConfig;
import org.gennas.study.StudyFolder;
import org.gennas.study.StudyProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a study and searches to its end. */
@Command(
    name = "search",
    description = "Search for architectures: by a study.json, or by --data and other options.",
    footer = {
      "",
      "Examples:",
      "  gennas search sample-data/sample-study.json",
      "  gennas search --data CheXpert-v1.0-small --px 64 --trials 6 --workers 2 --out my-study",
      "Ctrl-C keeps the state of what is in training; gennas resume goes on."
    })
final class SearchCommand extends TerminalCommand {
  /** Options that go together with a file. */
  private static final List<String> BESIDE_A_FILE = List.of("--out", JSON_OPTION);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "STUDY.json",
      arity = "0..1",
      description = "Settings of a study; paths in it are relative to it.")
  private Path file;

  @Mixin private ImagesOptions images;
  @Mixin private TrainingOptions training;
  @Mixin private SearchOptions search;
  @Mixin private DeviceOptions devices;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The study's folder; default: a new one in ~/GenNAS/studies.")
  private Path out;

  @Option(names = "--name", paramLabel = "NAME", description = "Default: the dataset's name.")
  private String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "All chance derives from it (default 1).")
  private long seed;

  SearchCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    StudyConfig config = file == null ? fromOptions() : fromFile();
    StudyFolder folder = new NewStudyFolder(context()).create(config, Optional.ofNullable(out));
    return new StudyRun(context(), folder).toItsEnd();
  }

  private StudyConfig fromFile() throws IOException {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!BESIDE_A_FILE.contains(option.longestName())) {
        throw wrongUse(
            option.longestName() + " does not go with a file: put it into " + file + ".");
      }
    }
    if (Files.isDirectory(file)) {
      throw new StudyProblem(
          "This is a folder, not the settings of a study",
          file,
          0,
          "Name a study.json, go on with a study by gennas resume, or name a dataset by --data.");
    }
    StudyConfig config = context().json().read(file, StudyConfig.class, StudyConfig.FORMAT);
    return NewStudyFolder.fromFile(config, file);
  }

  private StudyConfig fromOptions() throws IOException {
    Path data =
        images.folder().orElseThrow(() -> wrongUse("Name a STUDY.json, or a dataset by --data."));
    Dataset dataset = DatasetFolder.find(data);
    SearchSpace space = SearchSpace.chestXray();
    try {
      return new StudyConfig(
          StudyConfig.FORMAT,
          name == null ? dataset.name() : name,
          images.config(dataset, seed),
          space.name(),
          training.config(),
          search.proposer(),
          search.schedule(),
          devices.choice(),
          search.stop(),
          search.limits(space),
          seed);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }
}
