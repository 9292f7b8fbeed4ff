package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gennas.data.images.Radiograph;
import org.gennas.runner.inspection.WorkerInspector;
import org.gennas.study.inspection.Reading;

/**
 * How long it takes from choosing an image file to its probabilities and heat maps through the
 * inspecting worker, at 224 px: median, 95th percentile and the most, in milliseconds; and how long
 * the first answer of a fresh process takes. The worker's processor time is that of both its
 * threads: on two idle cores an answer takes little more than half of it. Takes a folder of image
 * files. The models are untrained, which costs the same.
 */
public final class InspectionBenchmark {
  private static final int PX = 224;
  private static final int WARM_UP = 20;
  private static final int TIMES = 200;
  private static final List<String> CODES = List.of("22121211", "22222222");
  private static final List<String> FINDINGS = List.of("A", "B", "C", "D", "E");

  private InspectionBenchmark() {}

  /** Prints a line a measurement. */
  public static void main(String[] args) throws Exception {
    NativeBackend.choose(false, false, Optional.empty()).apply();
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
      files = all.filter(f -> f.toString().matches(".*\\.(jpg|png)")).sorted().toList();
    }
    Path folder = Files.createTempDirectory("inspection");
    ExecutorService background = Executors.newCachedThreadPool();
    try {
      for (String code : CODES) {
        Path model = folder.resolve(code + ".zip");
        UntrainedModel.write(model, code, PX, FINDINGS, 1);
        try (WorkerInspector inspector = WorkerInspector.ofThisProgram(folder, background)) {
          measure(code, inspector, model, files);
        }
      }
    } finally {
      background.shutdownNow();
    }
  }

  private static void measure(String code, WorkerInspector inspector, Path model, List<Path> files)
      throws IOException, InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    click(inspector, model, files.get(0));
    double cold = (System.nanoTime() - begun) / 1e6;
    List<Double> clicks = new ArrayList<>();
    List<Double> network = new ArrayList<>();
    Duration before = Duration.ZERO;
    for (int turn = 0; turn < WARM_UP + TIMES; turn++) {
      if (turn == WARM_UP) {
        before = workersTime();
      }
      long start = System.nanoTime();
      Reading reading = click(inspector, model, files.get((turn * 7) % files.size()));
      if (turn >= WARM_UP) {
        clicks.add((System.nanoTime() - start) / 1e6);
        network.add(reading.millis());
      }
    }
    print(code, "click to answer", clicks);
    print(code, "of which network and heat", network);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-28s %8.1f ms an answer%n",
        code,
        "worker's processor time",
        (double) workersTime().minus(before).toMillis() / TIMES);
    System.out.printf(Locale.ROOT, "%-10s %-28s %8.0f ms%n", code, "first answer, cold", cold);
  }

  /** Of all threads; other programs on the machine hardly change it. */
  private static Duration workersTime() {
    return ProcessHandle.current()
        .children()
        .flatMap(child -> child.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Reading click(WorkerInspector inspector, Path model, Path file)
      throws IOException, InterruptedException, ExecutionException {
    return inspector.newest("A", model, Radiograph.read(file).forModel(PX)).get();
  }

  private static void print(String code, String what, List<Double> millis) {
    millis.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-28s median %6.1f   95 %% %6.1f   most %6.1f ms%n",
        code,
        what,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        millis.get(millis.size() - 1));
  }
}
