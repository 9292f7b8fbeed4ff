package org.gennas.data.prepared;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gennas.data.Digests;
import org.gennas.data.batch.InputSettings;
import org.gennas.data.batch.SplitBatches;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;

/**
 * CheXpert's number of images, made up: how long tables, split and store take to open, and how much
 * heap. Run it with -Xmx512m, on a machine that does little else; the pixels are a sparse file of
 * 11 GB that takes no room.
 */
public final class LargeDatasetBenchmark {
  private static final int ROWS = 223_414;
  private static final int PX = 224;
  private static final List<String> FINDINGS =
      List.of(
          "No Finding",
          "Enlarged Cardiomediastinum",
          "Cardiomegaly",
          "Lung Opacity",
          "Lung Lesion",
          "Edema",
          "Consolidation",
          "Pneumonia",
          "Atelectasis",
          "Pneumothorax",
          "Pleural Effusion",
          "Pleural Other",
          "Fracture",
          "Support Devices");

  private LargeDatasetBenchmark() {}

  /** Prints a line a step. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("large-dataset");
    try {
      System.out.printf(Locale.ROOT, "heap limit %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
      measure(folder);
      System.out.printf(Locale.ROOT, "%-34s %20d MiB%n", "largest heap at any moment", peak());
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void measure(Path folder) throws IOException {
    writeTable(folder.resolve("train.csv"));
    Dataset dataset = timed("read train.csv", () -> DatasetFolder.find(folder));
    timed("count labels and views", dataset::summary);
    timed("fingerprint of the list", dataset::fingerprint);
    SplitRecipe recipe = recipe(PatientSplit.byPatient(0.8, 0.1, 0.1, 1));
    SplitTable made = timed("split by patient, at random", () -> recipe.apply(dataset));
    SplitRecipe stratified = recipe(PatientSplit.stratified(0.8, 0.1, 0.1, 1));
    timed("split by patient, stratified", () -> stratified.apply(dataset));
    timed("the same again", () -> stratified.apply(dataset));
    timed("count a side", () -> made.counts(Side.TRAIN));
    Path split = folder.resolve("split.csv");
    timed(
        "write split.csv",
        () -> {
          made.write(split);
          return split;
        });
    Path store = folder.resolve("prepared");
    fakeStore(store, dataset);
    PreparedImages images = timed("open the prepared images", () -> PreparedImages.open(store));
    SplitTable table = timed("read split.csv", () -> SplitTable.read(split));
    SplitBatches batches =
        timed(
            "begin the training side",
            () ->
                new SplitBatches(
                    images, table, Side.TRAIN, FINDINGS, 24, 1, InputSettings.PLAIN, true));
    timed("first batch of 24", () -> batches.batch(0, 0));
    for (String times : List.of("first", "second", "third")) {
      timed("100 batches, for the " + times + " time", () -> read(batches, 100));
    }
    images.close();
  }

  private static SplitRecipe recipe(PatientSplit split) {
    return new SplitRecipe(
        FINDINGS.stream()
            .map(
                f ->
                    new SplitRecipe.FindingChoice(
                        f, new LabelPolicy(LabelPolicy.Meaning.ONES, LabelPolicy.Meaning.ZEROS)))
            .toList(),
        ViewFilter.ALL,
        split);
  }

  private static int read(SplitBatches batches, int count) {
    return IntStream.range(1, 1 + count).map(i -> batches.batch(0, i).size()).sum();
  }

  /** What takes time. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private static <T> T timed(String name, Step<T> step) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long cpuStart = threads.getCurrentThreadCpuTime();
    T result = step.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf(
        Locale.ROOT, "%-34s %8.3f s %8.3f s CPU %8d MiB held%n", name, seconds, cpu, used);
    return result;
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .collect(Collectors.summingLong(usage -> usage.getUsed()))
        >> 20;
  }

  private static void writeTable(Path file) throws IOException {
    Random random = new Random(1);
    String[] labels = {"", "", "1.0", "0.0", "-1.0"};
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("Path,Sex,Age,Frontal/Lateral,AP/PA," + String.join(",", FINDINGS) + "\n");
      for (int row = 0; row < ROWS; row++) {
        boolean lateral = row % 7 == 3;
        out.write(
            String.format(
                Locale.ROOT,
                "CheXpert-v1.0-small/train/patient%05d/study%d/view%d_%s.jpg,%s,%d,%s,%s",
                row * 64_540L / ROWS + 1,
                row % 4 + 1,
                row,
                lateral ? "lateral" : "frontal",
                row % 2 == 0 ? "Male" : "Female",
                row % 90,
                lateral ? "Lateral" : "Frontal",
                lateral ? "" : "AP"));
        for (int f = 0; f < FINDINGS.size(); f++) {
          out.append(',').append(labels[random.nextInt(labels.length)]);
        }
        out.write('\n');
      }
    }
  }

  private static void fakeStore(Path store, Dataset dataset) throws IOException {
    Files.createDirectories(store);
    try (RandomAccessFile pixels =
        new RandomAccessFile(store.resolve("pixels.u8").toFile(), "rw")) {
      pixels.setLength((long) ROWS * PX * PX);
    }
    ByteBuffer index = ByteBuffer.allocate(ROWS * PreparedEntry.BYTES);
    var digest = Digests.sha256();
    for (ImageRecord image : dataset.images()) {
      long hash = Digests.pathHash(digest, image.path());
      index.put(new PreparedEntry(hash, 1, 1, 1, PreparedImages.Status.DONE).bytes());
    }
    try (FileChannel channel =
        FileChannel.open(
            store.resolve("index.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(index.flip());
    }
    new PreparedHead(PreparedHead.FORMAT, PX, ROWS, dataset.name(), dataset.fingerprint())
        .write(store);
  }
}
