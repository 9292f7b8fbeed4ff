package org.gennas.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gennas.data.phantom.PhantomConfig;
import org.gennas.data.phantom.PhantomFinding;
import org.gennas.data.phantom.PhantomGenerator;
import org.gennas.data.phantom.PhantomSet;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.gennas.worker.StepOrder;

/**
 * A temporary folder with phantoms prepared as a study's images are; deleted in the end. What the
 * images show does not matter to a measurement, so they are drawn small and then enlarged.
 */
final class BenchFolder implements Closeable {
  private static final int FEWEST_IMAGES = 96;
  private static final int DRAWN_PX = 64;
  private static final String DRAWN = "drawn";

  private final Path folder;
  private boolean kept;

  private BenchFolder(Path folder) {
    this.folder = folder;
  }

  /** An empty one among the system's temporary files. */
  static BenchFolder create() throws IOException {
    return new BenchFolder(Files.createTempDirectory("gennas-bench-"));
  }

  Path path() {
    return folder;
  }

  /**
   * Draws and prepares images for training, as many as fill whole batches.
   *
   * @param px side of the prepared images
   * @return how many
   */
  int fill(int px, int batch) throws IOException {
    int images = (Math.max(FEWEST_IMAGES, 2 * batch) - 1) / batch * batch + batch;
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Path drawn =
          new PhantomGenerator(phantoms(images), pool, (done, total) -> {}, () -> false)
              .write(folder.resolve(DRAWN));
      prepare(DatasetFolder.find(drawn), px, images, pool);
    } finally {
      pool.shutdownNow();
    }
    delete(folder.resolve(DRAWN));
    return images;
  }

  /** At least so many images; a patient has one to five. */
  private static PhantomSet phantoms(int images) {
    PhantomSet set;
    int patients = 2;
    do {
      patients += 8;
      set = new PhantomSet(new PhantomConfig(1, patients, DRAWN_PX, 0.1, 0.8));
    } while (set.images() < images);
    return set;
  }

  private void prepare(Dataset dataset, int px, int images, ExecutorService pool)
      throws IOException {
    SplitRecipe recipe =
        new SplitRecipe(
            Arrays.stream(PhantomFinding.values()).map(BenchFolder::choice).toList(),
            ViewFilter.ALL,
            PatientSplit.byPatient(0.8, 0.2, 0, 1));
    SplitTable split = recipe.apply(dataset);
    List<SplitTable.Row> rows = new ArrayList<>();
    split.rows().stream().limit(images).forEach(row -> rows.add(forTraining(row)));
    new SplitTable(split.findings(), rows).write(folder.resolve(StepOrder.SPLIT));
    new ImagePreparation(pool, Runtime.getRuntime().availableProcessors())
        .prepare(
            dataset,
            rows.stream().mapToInt(SplitTable.Row::row).toArray(),
            px,
            folder.resolve(StepOrder.PREPARED),
            (done, total) -> {},
            () -> false);
  }

  // Nothing is masked, so that no image is left out and every batch is full.
  private static SplitRecipe.FindingChoice choice(PhantomFinding finding) {
    return new SplitRecipe.FindingChoice(
        finding.column(), new LabelPolicy(LabelPolicy.Meaning.ZEROS, LabelPolicy.Meaning.ZEROS));
  }

  private static SplitTable.Row forTraining(SplitTable.Row row) {
    return new SplitTable.Row(
        row.row(),
        row.path(),
        row.patient(),
        row.study(),
        row.view(),
        row.projection(),
        row.sex(),
        row.age(),
        Side.TRAIN,
        row.targets());
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }

  /** Leaves the folder where it is, for what a worker that failed has to say in it. */
  void keep() {
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      delete(folder);
    }
  }
}
