package org.gennas.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;
import org.gennas.data.batch.InputSettings;
import org.gennas.data.batch.SplitBatches;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.gennas.search.StudyPreparation;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.StudyJson;

/**
 * Whether it matters to learning who computes the layers: {@code EqualLearningBenchmark PX EPOCHS
 * CODE...} trains each architecture with three seeds by each way of computing, on the same batches
 * of the sample data, and prints a table of validation AUCs. Run it in the repository's folder; set
 * OMP_NUM_THREADS.
 */
final class EqualLearningBenchmark {
  private static final Path STUDY = Path.of("sample-data", "sample-study.json");
  private static final long[] SEEDS = {1, 2, 3};
  private static final SearchSpace SPACE = SearchSpace.chestXray();

  private final PreparedImages images;
  private final SplitTable table;
  private final TrainingConfig training;

  /** Who computes. */
  private enum Way {
    ONEDNN("onednn"),
    PORTABLE("portable"),
    STOCK("stock DL4J"),
    /** Says how far rounding alone carries a training. */
    NUDGED("onednn, nudged");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    /** The ways to compute that are compared, the control left out. */
    static List<Way> compared() {
      return List.of(ONEDNN, PORTABLE, STOCK);
    }
  }

  /** What our network and the stock one have in common. */
  private record Learner(
      IntConsumer epoch, Consumer<Batch> step, Function<Batch, float[][]> logits, Runnable end)
      implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /**
   * How a training ended.
   *
   * @param auc mean over the findings, on the validation side, after the last epoch
   * @param seconds of training and validation by the clock
   * @param busy seconds of them that its thread computed
   */
  private record End(double auc, double seconds, double busy) {}

  private EqualLearningBenchmark(PreparedImages images, SplitTable table, TrainingConfig training) {
    this.images = images;
    this.table = table;
    this.training = training;
  }

  public static void main(String[] arguments) throws IOException {
    int px = Integer.parseInt(arguments[0]);
    int epochs = Integer.parseInt(arguments[1]);
    List<Architecture> codes =
        Stream.of(arguments).skip(2).map(SPACE::parse).collect(Collectors.toList());
    TrainingConfig quick = PlainTraining.sgd();
    TrainingConfig training =
        new TrainingConfig(
            quick.preset(),
            epochs,
            quick.batch(),
            quick.learningRate(),
            quick.decay(),
            quick.momentum(),
            quick.augmentation());
    ImagesConfig config =
        new StudyJson().read(STUDY, StudyConfig.class, StudyConfig.FORMAT).images();
    Dataset dataset = DatasetFolder.find(STUDY.resolveSibling(config.folder()));
    SplitRecipe recipe = StudyPreparation.recipe(config);
    Path prepared = Files.createTempDirectory("equal-learning");
    try {
      prepare(dataset, recipe, px, prepared);
      try (PreparedImages images = PreparedImages.open(prepared)) {
        new EqualLearningBenchmark(images, recipe.apply(dataset), training).compare(codes);
      }
    } finally {
      delete(prepared);
    }
  }

  private static void prepare(Dataset dataset, SplitRecipe recipe, int px, Path folder)
      throws IOException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      new ImagePreparation(thread, 1)
          .prepare(dataset, recipe.wanted(dataset), px, folder, (done, total) -> {}, () -> false);
    } finally {
      thread.shutdown();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void compare(List<Architecture> codes) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%d px, %d epochs, %d images to train and %d to validate, batch %d, %s thread(s)%n%n",
        images.px(),
        training.epochs(),
        batches(Side.TRAIN, 1).images(),
        batches(Side.VALID, 1).images(),
        training.batch(),
        System.getenv().getOrDefault("OMP_NUM_THREADS", "?"));
    StringBuilder aucs =
        new StringBuilder(
            "| architecture | layers | seed 1 | seed 2 | seed 3 | mean | spread over seeds |"
                + " largest difference of layers, same seed |\n"
                + "|---|---|---|---|---|---|---|---|\n");
    Map<Way, Double> seconds = new EnumMap<>(Way.class);
    Map<Way, Double> busy = new EnumMap<>(Way.class);
    for (Architecture code : codes) {
      Map<Way, List<End>> ends = new EnumMap<>(Way.class);
      for (Way way : Way.values()) {
        for (long seed : SEEDS) {
          End end = train(way, code, seed);
          System.err.printf(
              Locale.ROOT,
              "%s %s seed %d: %.4f in %.1f s, %.1f s of its thread%n",
              code,
              way.text,
              seed,
              end.auc(),
              end.seconds(),
              end.busy());
          ends.computeIfAbsent(way, w -> new ArrayList<>()).add(end);
          seconds.merge(way, end.seconds(), Double::sum);
          busy.merge(way, end.busy(), Double::sum);
        }
      }
      appendRows(code, ends, aucs);
    }
    System.out.println(aucs);
    System.out.println("| layers | seconds by the clock | seconds of its thread |\n|---|---|---|");
    for (Way way : Way.values()) {
      System.out.printf(
          Locale.ROOT, "| %s | %.1f | %.1f |%n", way.text, seconds.get(way), busy.get(way));
    }
  }

  private static void appendRows(Architecture code, Map<Way, List<End>> ends, StringBuilder to) {
    String difference = String.format(Locale.ROOT, "%.4f", largestDifference(ends, Way.compared()));
    String control =
        String.format(
            Locale.ROOT,
            "%.4f to onednn",
            largestDifference(ends, List.of(Way.ONEDNN, Way.NUDGED)));
    ends.forEach(
        (way, all) -> {
          DoubleSummaryStatistics over = all.stream().mapToDouble(End::auc).summaryStatistics();
          to.append("| ").append(code).append(" | ").append(way.text);
          all.forEach(
              end -> to.append(" | ").append(String.format(Locale.ROOT, "%.4f", end.auc())));
          to.append(
                  String.format(
                      Locale.ROOT,
                      " | %.4f | %.4f | ",
                      over.getAverage(),
                      over.getMax() - over.getMin()))
              .append(way == Way.NUDGED ? control : difference)
              .append(" |\n");
        });
  }

  private static double largestDifference(Map<Way, List<End>> ends, List<Way> ways) {
    double largest = 0;
    for (int s = 0; s < SEEDS.length; s++) {
      int seed = s;
      DoubleSummaryStatistics over =
          ways.stream().mapToDouble(way -> ends.get(way).get(seed).auc()).summaryStatistics();
      largest = Math.max(largest, over.getMax() - over.getMin());
    }
    return largest;
  }

  private SplitBatches batches(Side side, long seed) throws IOException {
    boolean train = side == Side.TRAIN;
    InputSettings settings = TrainingInput.of(training);
    return new SplitBatches(
        images,
        table,
        side,
        table.findings(),
        training.batch(),
        seed,
        train ? settings : settings.withoutChanges(),
        train);
  }

  private End train(Way way, Architecture code, long seed) throws IOException {
    BatchSource train = batches(Side.TRAIN, seed);
    BatchSource valid = batches(Side.VALID, seed);
    try (Learner learner = learner(way, code, seed)) {
      long start = System.nanoTime();
      double busy = cpuSeconds();
      for (int epoch = 0; epoch < training.epochs(); epoch++) {
        learner.epoch().accept(epoch);
        for (int b = 0; b < train.batchesPerEpoch(); b++) {
          learner.step().accept(train.batch(epoch, b));
        }
      }
      double auc =
          new SplitScoring(table.findings()).score(outputs(learner, valid)).meanAuc().orElseThrow();
      return new End(auc, (System.nanoTime() - start) / 1e9, cpuSeconds() - busy);
    }
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static SplitScoring.Outputs outputs(Learner learner, BatchSource source) {
    List<double[]> logits = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    for (int b = 0; b < source.batchesPerEpoch(); b++) {
      Batch batch = source.batch(0, b);
      float[][] found = learner.logits().apply(batch);
      for (int i = 0; i < batch.size(); i++) {
        double[] row = new double[batch.findings()];
        int[] expected = new int[batch.findings()];
        for (int f = 0; f < row.length; f++) {
          int k = i * row.length + f;
          row[f] = found[i][f];
          expected[f] = batch.mask()[k] == 0 ? -1 : Math.round(batch.labels()[k]);
        }
        logits.add(row);
        labels.add(expected);
      }
    }
    return new SplitScoring.Outputs(logits.toArray(double[][]::new), labels.toArray(int[][]::new));
  }

  private Learner learner(Way way, Architecture code, long seed) {
    return switch (way) {
      case ONEDNN -> ours(network(code, seed, new OneDnnFamily()));
      case PORTABLE -> ours(network(code, seed, new PortableFamily()));
      case STOCK ->
          stock(
              StockNetwork.create(
                  SPACE, code, images.px(), table.findings().size(), seed, training));
      case NUDGED -> {
        Network network = network(code, seed, new OneDnnFamily());
        network.restoreParameters(nudged(network.parameters()));
        yield ours(network);
      }
    };
  }

  private Network network(Architecture code, long seed, LayerFamily family) {
    return Network.create(
        SPACE, code, images.px(), table.findings().size(), seed, training, family);
  }

  /** About one step of rounding up or down. */
  private static float[] nudged(float[] parameters) {
    Random random = new Random(1);
    float[] nudged = Arrays.copyOf(parameters, parameters.length);
    for (int i = 0; i < nudged.length; i++) {
      nudged[i] = random.nextBoolean() ? Math.nextUp(nudged[i]) : Math.nextDown(nudged[i]);
    }
    return nudged;
  }

  private static Learner ours(Network network) {
    return new Learner(
        epoch -> network.setProgress(new Progress(epoch, 0, 1)),
        network::step,
        batch -> network.logits(batch.pixels(), batch.size(), batch.px()),
        network::close);
  }

  private static Learner stock(StockNetwork network) {
    return new Learner(
        epoch -> network.setEpoch(epoch),
        network::step,
        batch -> network.logits(batch.pixels(), batch.size(), batch.px()),
        network::close);
  }
}
