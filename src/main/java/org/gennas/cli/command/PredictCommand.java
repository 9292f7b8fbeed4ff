package org.gennas.cli.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.option.OptionValue;
import org.gennas.cli.option.OutputFile;
import org.gennas.cli.text.ProgressBar;
import org.gennas.common.ResearchNotice;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.gennas.engine.Classifier;
import org.gennas.engine.LayerChoice;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.search.StudyPreparation;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a trained model look at images. */
@Command(
    name = "predict",
    description = {
      "Probabilities of the findings for every image, and metrics if there are labels.",
      ResearchNotice.SENTENCE
    },
    footer = {"", "Example: gennas predict my-study some-images --csv predictions.csv"})
final class PredictCommand extends TerminalCommand {
  /** Of the intervals. */
  private static final long SEED = 1;

  @Parameters(
      index = "0",
      paramLabel = "MODEL-OR-STUDY",
      description =
          "A model.zip, an exported ensemble, a trial's folder, or a study, whose best model"
              + " is used.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "FOLDER-OR-DATASET",
      description = "A folder of JPEG, PNG or DICOM files, or a dataset in CheXpert or NIH layout.")
  private Path images;

  @Option(
      names = "--csv",
      paramLabel = "F",
      required = true,
      description = "File for the table of probabilities.")
  private Path csv;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description =
          "For a dataset: frontal, lateral, frontal-ap, frontal-pa or all; default: the study's,"
              + " else all.")
  private String view;

  @Option(
      names = "--ensemble",
      description = "For a study: use the mean of its ensemble instead of its best model.")
  private boolean ensemble;

  @Mixin private LayersOption layers;

  PredictCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException, InterruptedException {
    LayerChoice choice = layers.choice(context().environment());
    OutputFile.require(csv, "table", PredictionTable::isOne);
    TrainedModelFile file =
        ensemble
            ? TrainedModelFile.ensembleOf(model, context().json())
            : TrainedModelFile.of(model, context().json());
    Optional<SplitRecipe> recipe = recipe(file.study());
    ViewFilter views = views(recipe);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (Classifier classifier = Classifier.load(file.file(), choice)) {
      List<String> findings = classifier.findings();
      ImagesToPredict found = ImagesToPredict.find(images, findings, views, policies(recipe));
      try (Interruption interruption = Interruption.listen(() -> {});
          ProgressBar bar = new ProgressBar(terminal(), context().clock(), "Images")) {
        ImagePrediction.Outcome outcome =
            new ImagePrediction(classifier, executor, interruption::requested)
                .of(found, bar::update);
        if (interruption.requested()) {
          throw new InterruptedIOException("Interrupted; nothing was written.");
        }
        return answer(file, found, outcome);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private Answer answer(
      TrainedModelFile file, ImagesToPredict found, ImagePrediction.Outcome outcome)
      throws IOException, InterruptedException {
    List<PredictionTable.Row> rows = outcome.rows();
    Path target = csv.toAbsolutePath().normalize();
    new PredictionTable(found.findings(), rows).write(target);
    Set<String> trainedOn = trainedOn(file.study());
    List<PredictionTable.Row> unseen =
        rows.stream().filter(row -> !trainedOn.contains(row.path())).toList();
    boolean labelled =
        unseen.stream().anyMatch(row -> Arrays.stream(row.labels()).anyMatch(l -> l >= 0));
    return new PredictionAnswer(
        file,
        target,
        rows.size(),
        outcome.unreadable(),
        rows.size() - unseen.size(),
        labelled
            ? Optional.of(
                new PredictionTable(found.findings(), unseen)
                    .score(BootstrapInterval.standard(SEED)))
            : Optional.empty());
  }

  private static Optional<SplitRecipe> recipe(Optional<StudyFolder> study) throws IOException {
    return study.isEmpty()
        ? Optional.empty()
        : Optional.of(StudyPreparation.recipe(study.get().config().images()));
  }

  private ViewFilter views(Optional<SplitRecipe> recipe) {
    if (view == null) {
      return recipe.map(SplitRecipe::views).orElse(ViewFilter.ALL);
    }
    try {
      return OptionValue.of("--view", view, ViewFilter.class);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  private static Map<String, LabelPolicy> policies(Optional<SplitRecipe> recipe) {
    Map<String, LabelPolicy> policies = new LinkedHashMap<>();
    recipe
        .map(SplitRecipe::findings)
        .orElse(new ArrayList<>())
        .forEach(choice -> policies.put(choice.finding(), choice.policy()));
    return policies;
  }

  /** Paths that the model has learned from: scores on them would flatter it. */
  private static Set<String> trainedOn(Optional<StudyFolder> study) throws IOException {
    Set<String> paths = new HashSet<>();
    if (study.isPresent()) {
      for (SplitTable.Row row : SplitTable.read(study.get().splitFile()).rows()) {
        if (row.side() == Side.TRAIN) {
          paths.add(row.path());
        }
      }
    }
    return paths;
  }
}
