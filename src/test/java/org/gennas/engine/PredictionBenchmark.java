package org.gennas.engine;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.gennas.data.images.RadiographReader;

/**
 * How long one image of 224 px takes, warm: least, median, 90th percentile and the bytes that the
 * calling thread allocates. Takes image files, which are read as well; OMP_NUM_THREADS says how
 * many threads compute. The models are untrained, which costs the same.
 */
public final class PredictionBenchmark {
  private static final int PX = 224;
  private static final int WARM_UP = 30;
  private static final int TIMES = 50;
  private static final List<String> CODES = List.of("11111111", "22121211", "22222222");
  private static final List<String> FINDINGS = List.of("A", "B", "C", "D", "E");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private PredictionBenchmark() {}

  /** What is measured; {@code turn} counts up. */
  @FunctionalInterface
  private interface Work {
    void run(int turn) throws IOException;
  }

  /** Prints a line a measurement. */
  public static void main(String[] args) throws IOException {
    NativeBackend.choose(false, false, Optional.empty()).apply();
    List<Path> files = Arrays.stream(args).map(Path::of).toList();
    System.out.printf(
        Locale.ROOT,
        "%-10s %-26s %8s %8s %8s %14s%n",
        "",
        "ms",
        "least",
        "median",
        "90 %",
        "bytes on heap");
    for (Path file : files) {
      measure("", "read " + file.getFileName(), turn -> RadiographReader.read(file, PX));
    }
    for (String code : CODES) {
      Path model = Files.createTempFile("prediction", ".zip");
      try {
        UntrainedModel.write(model, code, PX, FINDINGS, 1);
        measure(model, code, files);
      } finally {
        Files.delete(model);
      }
    }
  }

  private static void measure(Path model, String code, List<Path> files) throws IOException {
    byte[][] greys = greys();
    try (Predictor predictor = Predictor.load(model)) {
      measure(code, "greys", turn -> predictor.predict(List.of(greys[turn % greys.length])));
      measure(code, "greys, heat", turn -> predictor.explain(greys[turn % greys.length]));
      if (!files.isEmpty()) {
        measure(code, "file", turn -> predictor.predict(List.of(read(files, turn))));
        measure(code, "file, heat", turn -> predictor.explain(read(files, turn)));
      }
    }
  }

  private static byte[] read(List<Path> files, int turn) throws IOException {
    return RadiographReader.read(files.get(turn % files.size()), PX);
  }

  private static byte[][] greys() {
    byte[][] greys = new byte[4][PX * PX];
    Random random = new Random(1);
    for (byte[] grey : greys) {
      random.nextBytes(grey);
    }
    return greys;
  }

  private static void measure(String code, String what, Work work) throws IOException {
    for (int turn = 0; turn < WARM_UP; turn++) {
      work.run(turn);
    }
    List<Double> milliseconds = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    for (int turn = 0; turn < TIMES; turn++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      work.run(turn);
      milliseconds.add((System.nanoTime() - start) / 1e6);
      bytes.add(THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
    milliseconds.sort(null);
    bytes.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-26s %8.1f %8.1f %8.1f %,14d%n",
        code,
        what,
        milliseconds.get(0),
        milliseconds.get(TIMES / 2),
        milliseconds.get(TIMES * 9 / 10),
        bytes.get(TIMES / 2));
  }
}
