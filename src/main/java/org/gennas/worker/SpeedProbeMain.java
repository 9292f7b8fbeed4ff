package org.gennas.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.NativeBackend;
import org.gennas.engine.StepMeter;
import org.gennas.engine.StepTimes;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.SpeedOrder;
import org.gennas.study.folder.SpeedReport;
import org.gennas.study.folder.StudyJson;

/**
 * Trains a few networks for a second each, to tell how fast a device is while the others work too:
 * {@code java ... org.gennas.worker.SpeedProbeMain FOLDER --device ID [--parent PID]}. The folder
 * says what ({@link SpeedOrder}); a {@link SpeedReport} is left in it.
 *
 * <p>Exit status: 0 done, 1 failed, 2 wrong use, 3 stopped since its parent is gone.
 */
public final class SpeedProbeMain {
  private static final String GPU = "cuda:";
  private static final int WARM_UP = 2;
  private static final int FEWEST_STEPS = 3;
  private static final int MOST_STEPS = 200;
  private static final Duration LONG_ENOUGH = Duration.ofMillis(1200);
  private static final double MILLIS_PER_SECOND = 1000;
  private static final long SEED = 1;

  private final WorkerArguments arguments;
  private final StopRequest stop;
  private final LayerChoice layers;
  private final StudyJson json = new StudyJson();

  private SpeedProbeMain(WorkerArguments arguments, LayerChoice layers) {
    this.arguments = arguments;
    this.stop = new StopRequest(arguments.folder().resolve("stop"), arguments.parent());
    this.layers = layers;
  }

  public static void main(String[] commandLine) {
    MeasuringProcess.run(
        commandLine, (arguments, layers) -> new SpeedProbeMain(arguments, layers).run());
  }

  /** Whether the report was written. */
  private boolean run() throws IOException {
    Path folder = arguments.folder();
    WorkerLog.to(folder.resolve("worker-" + arguments.device().replace(':', '-') + ".log"));
    SpeedOrder order =
        json.read(folder.resolve(SpeedOrder.FILE), SpeedOrder.class, SpeedOrder.FORMAT);
    backend().apply();
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    double startSeconds = 0;
    List<Double> steps = new ArrayList<>();
    try {
      for (Architecture architecture : order.architectures()) {
        try (StepMeter meter = meter(order, architecture, ahead)) {
          meter.train(1, stop::isAsked);
          if (steps.isEmpty()) {
            startSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND;
          }
          measure(order, architecture, meter).ifPresent(steps::add);
        }
      }
    } finally {
      ahead.shutdownNow();
    }
    if (steps.size() < order.architectures().size()) {
      return false;
    }
    json.write(
        SpeedReport.file(folder, arguments.device()),
        new SpeedReport(SpeedReport.FORMAT, startSeconds, steps));
    return true;
  }

  private NativeBackend backend() {
    if (!arguments.device().startsWith(GPU)) {
      return NativeBackend.choose(false, false, Optional.empty());
    }
    String gpu = arguments.device().substring(GPU.length());
    return NativeBackend.choose(
        true,
        NativeBackend.cudaOnClassPath(),
        new NvidiaQuery("nvidia-smi", gpu).values("compute_cap").get(0));
  }

  /** The median step in seconds; empty where the measurement was stopped. */
  private Optional<Double> measure(SpeedOrder order, Architecture architecture, StepMeter meter)
      throws IOException {
    meter.train(WARM_UP, stop::isAsked);
    Path meeting = arguments.folder().resolve(architecture.code());
    Files.createDirectories(meeting);
    new Meeting(meeting, order.workers())
        .attend(arguments.device().replace(':', '-'), stop::isAsked);
    List<Double> steps = new ArrayList<>();
    long end = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (steps.size() < MOST_STEPS
        && (steps.size() < FEWEST_STEPS || System.nanoTime() < end)
        && !stop.isAsked()) {
      for (StepTimes step : meter.train(1, stop::isAsked)) {
        steps.add(step.total() / MILLIS_PER_SECOND);
      }
    }
    steps.sort(Double::compare);
    return stop.isAsked() ? Optional.empty() : Optional.of(steps.get(steps.size() / 2));
  }

  private StepMeter meter(SpeedOrder order, Architecture architecture, ExecutorService ahead)
      throws IOException {
    SearchSpace space = NamedSpace.of(order.space(), arguments.folder().resolve(SpeedOrder.FILE));
    NoiseBatches batches = new NoiseBatches(order.px(), order.findings(), order.training().batch());
    return new StepMeter(space, architecture, order.training(), SEED, batches, layers, ahead);
  }
}
