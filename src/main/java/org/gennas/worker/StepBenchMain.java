package org.gennas.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.data.batch.SplitBatches;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.MatrixProduct;
import org.gennas.engine.NativeBackend;
import org.gennas.engine.StepMeter;
import org.gennas.engine.StepTimes;
import org.gennas.engine.TrainingInput;
import org.gennas.space.SearchSpace;
import org.gennas.study.folder.StudyJson;

/**
 * Measures training steps in a process like a worker's: {@code StepBenchMain FOLDER --device ID
 * [--parent PID]}. The folder says what ({@link StepOrder}); a {@link StepReport} is left in it.
 *
 * <p>Exit status: 0 done, 1 failed, 2 wrong use, 3 stopped since its parent is gone.
 */
public final class StepBenchMain {
  private static final long SEED = 1;

  private final Path folder;
  private final String device;
  private final StopRequest stop;
  private final LayerChoice layers;
  private final StudyJson json = new StudyJson();

  private StepBenchMain(WorkerArguments arguments, LayerChoice layers) {
    folder = arguments.folder();
    device = arguments.device().replace(':', '-');
    stop = new StopRequest(folder.resolve("stop"), arguments.parent());
    this.layers = layers;
  }

  public static void main(String[] commandLine) {
    MeasuringProcess.run(
        commandLine, (arguments, layers) -> new StepBenchMain(arguments, layers).run());
  }

  /** Whether the report was written. */
  private boolean run() throws IOException {
    WorkerLog.to(folder.resolve("worker-" + device + ".log"));
    StepOrder order = json.read(folder.resolve(StepOrder.FILE), StepOrder.class, StepOrder.FORMAT);
    NativeBackend.choose(false, false, Optional.empty()).apply();
    LayerChoice.Selection selection = layers.select();
    // Before the network takes its memory, so that the network finds this memory free again.
    MatrixProduct before = MatrixProduct.measure();
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    try (PreparedImages images = PreparedImages.open(folder.resolve(StepOrder.PREPARED));
        StepMeter meter = meter(order, images, ahead)) {
      meter.train(order.warmUp(), stop::isAsked);
      new Meeting(folder, order.workers()).attend(device, stop::isAsked);
      List<StepTimes> steps = meter.train(order.steps(), stop::isAsked);
      ResidentMemory memory = ResidentMemory.of(Path.of("/proc"));
      if (steps.size() < order.steps()) {
        return false;
      }
      json.write(
          StepReport.file(folder, device),
          new StepReport(
              StepReport.FORMAT,
              meter.layers(),
              selection.reason(),
              WorkerMain.threads(System.getenv("OMP_NUM_THREADS")),
              meter.parameters(),
              steps,
              memory,
              before,
              MatrixProduct.measure()));
      return true;
    } finally {
      ahead.shutdownNow();
    }
  }

  private StepMeter meter(StepOrder order, PreparedImages images, ExecutorService ahead)
      throws IOException {
    SearchSpace space = SearchSpace.chestXray().withStemStride(order.stemStride());
    SplitTable table = SplitTable.read(folder.resolve(StepOrder.SPLIT));
    SplitBatches batches =
        new SplitBatches(
            images,
            table,
            Side.TRAIN,
            table.findings(),
            order.training().batch(),
            SEED,
            TrainingInput.of(order.training()),
            true);
    return new StepMeter(
        space, order.architecture(), order.training(), SEED, batches, layers, ahead);
  }
}
