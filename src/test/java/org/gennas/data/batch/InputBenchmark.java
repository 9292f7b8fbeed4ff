package org.gennas.data.batch;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.gennas.data.Digests;
import org.gennas.data.prepared.PreparedEntry;
import org.gennas.data.prepared.PreparedHead;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;

/**
 * What a batch of 24 costs the thread that assembles it, in batches that are used again: time, CPU
 * time and heap. Takes a folder to write 1 GB of made-up images to, on the kind of disk that is of
 * interest; the time with the pages gone needs GNU dd, which can ask Linux to forget a file.
 */
public final class InputBenchmark {
  private static final int BATCH = 24;
  private static final int ROWS = 20_000;
  private static final int WARM_BATCHES = 150;
  private static final int COLD_BATCHES = 60;
  private static final List<String> FINDINGS = List.of("A", "B", "C", "D", "E");
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private InputBenchmark() {}

  /** Prints a line a setting. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Path.of(args[0]), "input");
    try {
      System.out.printf(
          Locale.ROOT,
          "%-28s %10s %10s %14s%n",
          "a batch of " + BATCH + ", medians",
          "ms",
          "ms CPU",
          "bytes on heap");
      for (int px : new int[] {64, 224}) {
        measure(store(folder.resolve("px" + px), px), px);
      }
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void measure(Path store, int px) throws IOException, InterruptedException {
    for (boolean augmented : new boolean[] {false, true}) {
      try (PreparedImages images = PreparedImages.open(store)) {
        SplitBatches source = source(images, augmented);
        time(source, 0, WARM_BATCHES);
        time(source, 1, WARM_BATCHES);
        print(px, augmented, "in memory", time(source, 1, WARM_BATCHES));
      }
      if (!forget(store.resolve(PreparedImages.PIXELS))) {
        System.out.println("no dd here: the pages cannot be made to go");
        continue;
      }
      try (PreparedImages images = PreparedImages.open(store)) {
        print(px, augmented, "from disk", time(source(images, augmented), 2, COLD_BATCHES));
      }
    }
  }

  private static void print(int px, boolean augmented, String where, double[] medians) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %10.3f %10.3f %14.0f%n",
        px + " px, " + (augmented ? "changed, " : "as it is, ") + where,
        medians[0],
        medians[1],
        medians[2]);
  }

  private static SplitBatches source(PreparedImages images, boolean augmented) throws IOException {
    return new SplitBatches(
        images,
        table(),
        Side.TRAIN,
        FINDINGS,
        BATCH,
        1,
        augmented
            ? new InputSettings(
                Optional.of(new Augmentation(0.06, 10, 0, 0.15, 0.08, 0.5, 0.35, 0, 0, 0)), true, 0)
            : InputSettings.PLAIN,
        true);
  }

  /** Medians of milliseconds, milliseconds of CPU, bytes. */
  private static double[] time(SplitBatches source, int epoch, int count) {
    Batch[] turns = {source.batch(epoch, count), source.batch(epoch, count)};
    double[][] samples = new double[3][count];
    for (int i = 0; i < count; i++) {
      long allocated = THREAD.getThreadAllocatedBytes(Thread.currentThread().getId());
      long cpu = THREAD.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      source.fill(turns[i % 2], epoch, i);
      samples[0][i] = (System.nanoTime() - start) / 1e6;
      samples[1][i] = (THREAD.getCurrentThreadCpuTime() - cpu) / 1e6;
      samples[2][i] = THREAD.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
    }
    return Arrays.stream(samples).mapToDouble(InputBenchmark::median).toArray();
  }

  private static double median(double[] samples) {
    Arrays.sort(samples);
    return samples[samples.length / 2];
  }

  /** Asks the system to drop a file's pages. */
  private static boolean forget(Path file) throws InterruptedException {
    try {
      return new ProcessBuilder(
                  "dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static SplitTable table() {
    List<SplitTable.Row> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(
          new SplitTable.Row(
              row,
              path(row),
              "patient" + row,
              "1",
              View.FRONTAL,
              "AP",
              "Female",
              60,
              Side.TRAIN,
              Targets.of(1, 0, row % 2, Targets.MASKED, 0)));
    }
    return new SplitTable(FINDINGS, rows);
  }

  private static String path(int row) {
    return "train/" + row + ".png";
  }

  /** A bright oval with noise on a dark ground, a little different in each row. */
  private static Path store(Path folder, int px) throws IOException {
    Files.createDirectories(folder);
    byte[] large = new byte[2 * px * px];
    Random random = new Random(1);
    for (int i = 0; i < large.length; i++) {
      double x = (i % px) / (px / 2.0) - 1;
      double y = (i / px % px) / (px / 2.0) - 1;
      double oval = 230 * Math.exp(-2 * (x * x + y * y));
      large[i] = (byte) Math.max(0, Math.min(255, oval + 8 * random.nextGaussian()));
    }
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(folder.resolve(PreparedImages.PIXELS)), 1 << 20)) {
      for (int row = 0; row < ROWS; row++) {
        out.write(large, row % px * px, px * px);
      }
    }
    ByteBuffer index = ByteBuffer.allocate(ROWS * PreparedEntry.BYTES);
    var digest = Digests.sha256();
    for (int row = 0; row < ROWS; row++) {
      long hash = Digests.pathHash(digest, path(row));
      index.put(new PreparedEntry(hash, 1, 1, 1, PreparedImages.Status.DONE).bytes());
    }
    Files.write(folder.resolve(PreparedImages.INDEX), index.array());
    new PreparedHead(PreparedHead.FORMAT, px, ROWS, "Made up", "none").write(folder);
    return folder;
  }
}
