package org.gennas.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.data.batch.InputSettings;
import org.gennas.data.batch.SplitBatches;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;

/**
 * Trains networks by a preset with changes and prints what they reach on validation, a line a
 * training: {@code RecipeBenchmark DATA PX FINDINGS CODES SPLITS SEEDS [--test] PRESET [FIELD=VALUE
 * ...]}. Lists are separated by commas; a field is one of the training's, such as {@code epochs=20}
 * or {@code recipe.variation.flip=0}. With {@code --test} the test side is scored too: for the end,
 * when nothing is left to choose.
 */
public final class RecipeBenchmark {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Dataset dataset;
  private final List<String> findings;
  private final TrainingConfig training;
  private final boolean test;
  private final ExecutorService ahead = Executors.newSingleThreadExecutor();

  private RecipeBenchmark(
      Dataset dataset, List<String> findings, TrainingConfig training, boolean test) {
    this.dataset = dataset;
    this.findings = findings;
    this.training = training;
    this.test = test;
  }

  public static void main(String[] arguments) throws IOException, TrainingProblem {
    List<String> rest = new ArrayList<>(List.of(arguments));
    Dataset dataset = DatasetFolder.find(Path.of(rest.remove(0)));
    int px = Integer.parseInt(rest.remove(0));
    List<String> findings = list(rest.remove(0));
    List<String> codes = list(rest.remove(0));
    List<String> splits = list(rest.remove(0));
    List<String> seeds = list(rest.remove(0));
    boolean test = rest.remove("--test");
    TrainingConfig training = training(rest.remove(0), rest);
    RecipeBenchmark benchmark = new RecipeBenchmark(dataset, findings, training, test);
    Path work = Files.createTempDirectory("recipe");
    try {
      for (String split : splits) {
        benchmark.split(px, Long.parseLong(split), codes, seeds, rest, work);
      }
    } finally {
      benchmark.ahead.shutdown();
      try (Stream<Path> files = Files.walk(work)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).toList();
  }

  private static TrainingConfig training(String preset, List<String> changes) throws IOException {
    TrainingConfig base =
        TrainingConfig.presets().stream()
            .filter(p -> p.preset().equals(preset))
            .findFirst()
            .orElseThrow();
    ObjectNode tree = JSON.valueToTree(base);
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      String[] path = parts[0].split("\\.");
      ObjectNode at = tree;
      for (int i = 0; i < path.length - 1; i++) {
        at = (ObjectNode) at.get(path[i]);
      }
      JsonNode value =
          parts[1].matches("[A-Z_]+")
              ? JSON.getNodeFactory().textNode(parts[1])
              : JSON.readTree(parts[1]);
      at.set(path[path.length - 1], value);
    }
    return JSON.treeToValue(tree, TrainingConfig.class);
  }

  private void split(
      int px, long split, List<String> codes, List<String> seeds, List<String> changes, Path work)
      throws IOException, TrainingProblem {
    SplitRecipe recipe =
        new SplitRecipe(
            findings.stream()
                .map(
                    f ->
                        new SplitRecipe.FindingChoice(
                            f,
                            new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.ZEROS)))
                .toList(),
            ViewFilter.ALL,
            PatientSplit.byPatient(0.7, 0.15, 0.15, split));
    Path prepared = work.resolve("prepared-" + px);
    new ImagePreparation(ahead, 1)
        .prepare(dataset, recipe.wanted(dataset), px, prepared, (done, total) -> {}, () -> false);
    SplitTable table = recipe.apply(dataset);
    try (PreparedImages images = PreparedImages.open(prepared)) {
      for (String code : codes) {
        for (String seed : seeds) {
          train(images, table, code, Long.parseLong(seed), split, changes, work);
        }
      }
    }
  }

  private void train(
      PreparedImages images,
      SplitTable table,
      String code,
      long seed,
      long split,
      List<String> changes,
      Path work)
      throws IOException, TrainingProblem {
    TrialFolder folder =
        new TrialFolder(Files.createDirectories(work.resolve(code + "-" + seed + "-" + split)));
    TrialOrder order =
        new TrialOrder(
            TrialOrder.FORMAT,
            1,
            new Architecture(code),
            SPACE.name(),
            seed,
            training,
            "",
            "",
            findings,
            images.px(),
            false);
    List<Double> curve = new ArrayList<>();
    Trainer.Listener listener =
        new Trainer.Listener() {
          @Override
          public void began(int epochsDone, String layers) {}

          @Override
          public void stepped(
              int epoch, int batch, int batches, double loss, int count, double seconds) {}

          @Override
          public void epochEnded(TrialEvent.EpochEnded epoch) {
            curve.add(epoch.valid().meanAuc().orElse(Double.NaN));
          }
        };
    Trainer.Outcome.Complete end =
        (Trainer.Outcome.Complete)
            new Trainer(
                    order,
                    folder,
                    side(images, table, Side.TRAIN, seed),
                    side(images, table, Side.VALID, seed),
                    LayerChoice.automatic(),
                    ahead,
                    listener,
                    () -> false,
                    InstantSource.system())
                .train();
    String tested =
        test ? "  test " + score(folder.modelFile(), side(images, table, Side.TEST, seed)) : "";
    System.out.printf(
        Locale.ROOT,
        "split %d %s seed %d: best %.4f (epoch %d) last %.4f%s  %.0f s  curve %s  %s%n",
        split,
        code,
        seed,
        end.valid().meanAuc().orElse(Double.NaN),
        end.bestEpoch(),
        curve.get(curve.size() - 1),
        tested,
        end.seconds(),
        curve.stream()
            .map(v -> String.format(Locale.ROOT, "%.3f", v))
            .collect(Collectors.joining(" ")),
        changes);
  }

  private String score(Path model, SplitBatches side) throws IOException {
    try (Predictor predictor = Predictor.load(model)) {
      SplitScore score =
          new SplitScoring(findings).score(predictor.outputs(side, ahead, () -> false));
      return String.format(
          Locale.ROOT,
          "%.4f (%s)",
          score.meanAuc().orElse(Double.NaN),
          score.findings().stream().map(RecipeBenchmark::text).collect(Collectors.joining(", ")));
    }
  }

  private static String text(FindingScore score) {
    return String.format(Locale.ROOT, "%s %.3f", score.finding(), score.auc().orElse(Double.NaN));
  }

  private SplitBatches side(PreparedImages images, SplitTable table, Side side, long seed)
      throws IOException {
    boolean train = side == Side.TRAIN;
    InputSettings settings = TrainingInput.of(training);
    return new SplitBatches(
        images,
        table,
        side,
        findings,
        training.batch(),
        seed,
        train ? settings : settings.withoutChanges(),
        train);
  }
}
