package org.gennas.cli.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gennas.cli.option.AugmentOption;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.option.TrainingOptions;
import org.gennas.engine.LayerChoice;
import org.gennas.runner.Device;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.runner.WorkersAtOnce;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingDraft;
import org.gennas.worker.StepOrder;
import org.gennas.worker.StepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains for a few steps on the CPU as a worker would and says how fast and where the time goes.
 */
@Command(
    name = "step",
    description = {
      "Time of a training step on the CPU, in processes started like a search's workers.",
      "Images are synthetic, augmented, and prepared ahead by another thread, as in a search.",
      "Without --preset: plain SGD on augmented images."
    },
    footer = {
      "",
      "images/s: the batch over the median step, summed over the workers. Parts are medians too.",
      "FLOP of a step: 2 x 3 x multiply-accumulates of the forward pass (gennas cost) x batch.",
      "Of sgemm: their rate over that of a 2048 x 2048 matrix product in the same process, the"
          + " faster of the products before and after the steps.",
      "Example: gennas bench step --px 64 --arch 22121211 --threads 2"
    })
final class BenchStepCommand extends TerminalCommand {
  @Option(
      names = "--px",
      paramLabel = "N",
      defaultValue = "64",
      description = "Side of the images, 16 to 512 (default 64).")
  private int px;

  @Option(
      names = "--arch",
      paramLabel = "CODE",
      defaultValue = "22121211",
      description = "Architecture, one digit per slot (default 22121211).")
  private String arch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of a worker (default 1).")
  private int threads;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Workers that train at the same time (default 1).")
  private int workers;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Measured steps (default 20).")
  private int steps;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5",
      description = "Warm-up steps before them (default 5).")
  private int warmUp;

  @Option(
      names = "--stem-stride",
      paramLabel = "S",
      defaultValue = "auto",
      description = "Stride of the first convolution: 1, 2, or auto (default: 1 up to 64 px).")
  private String stemStride;

  @Mixin private TrainingOptions training;
  @Mixin private LayersOption layers;

  BenchStepCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException {
    LayerChoice choice = layers.choice(context().environment());
    requireRanges();
    StepOrder order = order();
    DeviceFinder machine = DeviceFinder.here();
    try (Interruption interruption = Interruption.listen(Thread.currentThread()::interrupt);
        BenchFolder folder = BenchFolder.create()) {
      List<StepReport> reports = measure(order, choice, machine, folder, interruption);
      return new StepBenchAnswer(order, px, machine.cpu(), machine.cores(), reports);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("Interrupted; nothing was kept.");
    }
  }

  private void requireRanges() {
    if (px < ImagesConfig.LEAST_PX || px > ImagesConfig.MOST_PX) {
      throw wrongUse("--px must be 16 to 512.");
    }
    if (threads < 1 || workers < 1 || steps < 1 || warmUp < 1) {
      throw wrongUse("--threads, --workers, --steps and --warm-up must be at least 1.");
    }
    if (!List.of("auto", "1", "2").contains(stemStride)) {
      throw wrongUse("--stem-stride must be 1, 2 or auto, not \"" + stemStride + "\".");
    }
  }

  private StepOrder order() {
    SearchSpace space = SearchSpace.chestXray();
    try {
      Architecture architecture = space.parse(arch);
      return new StepOrder(
          StepOrder.FORMAT,
          architecture,
          stemStride.equals("auto") ? space.stemStride(px) : Integer.parseInt(stemStride),
          training.config(augmented()),
          warmUp,
          steps,
          workers);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  /**
   * Plain SGD on images that are changed as is usual: what is measured unless a preset is named.
   */
  private static TrainingConfig augmented() {
    TrainingDraft draft = new TrainingDraft(TrainingConfig.paper());
    AugmentOption.change(draft, AugmentOption.USUAL);
    return draft.config(TrainingConfig.OWN);
  }

  private List<StepReport> measure(
      StepOrder order,
      LayerChoice choice,
      DeviceFinder machine,
      BenchFolder folder,
      Interruption interruption)
      throws IOException, InterruptedException {
    folder.fill(px, order.training().batch());
    context().json().write(folder.path().resolve(StepOrder.FILE), order);
    WorkerCommand command =
        LayersOption.forWorkers(choice)
            .apply(
                WorkerCommand.ofThisProgram(WorkerMemory.share(machine.memoryBytes(), workers))
                    .calling(WorkerCommand.STEP_BENCH_MAIN));
    List<Device> devices = devices(machine);
    try {
      new WorkersAtOnce(command).run(devices, folder.path());
    } catch (IOException e) {
      if (!interruption.requested()) {
        folder.keep();
      }
      throw e;
    }
    List<StepReport> reports = new ArrayList<>();
    for (Device device : devices) {
      reports.add(
          context()
              .json()
              .read(
                  StepReport.file(folder.path(), device.id()),
                  StepReport.class,
                  StepReport.FORMAT));
    }
    return reports;
  }

  private List<Device> devices(DeviceFinder machine) {
    return IntStream.range(0, workers)
        .mapToObj(
            i ->
                new Device(
                    "cpu:" + i,
                    Device.Kind.CPU,
                    machine.cpu(),
                    threads,
                    machine.memoryBytes() / workers,
                    Optional.empty()))
        .toList();
  }
}
