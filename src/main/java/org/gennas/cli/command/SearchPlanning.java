package org.gennas.cli.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.text.PlanText;
import org.gennas.common.FileProblem;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.engine.LayerChoice;
import org.gennas.runner.Device;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.FoundDevices;
import org.gennas.runner.SpeedProbe;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.search.StudyPreparation;
import org.gennas.search.plan.Layout;
import org.gennas.search.plan.SideSizes;
import org.gennas.search.plan.Sizes;
import org.gennas.search.plan.StudyPlanning;
import org.gennas.search.plan.Wishes;
import org.gennas.study.config.Speed;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.event.TimePlan;

/** Lays a study out for a time before it is made: measures this machine and asks the planner. */
final class SearchPlanning {
  private final CommandContext context;
  private final LayerChoice layers;

  /**
   * A study with its plan.
   *
   * @param study as it is made
   */
  record Planned(StudyConfig study, TimePlan plan) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("plan", plan);
      fields.put("speed", study.time().flatMap(TimeBudget::speed));
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      PlanText.lines(plan).forEach(out::println);
    }
  }

  SearchPlanning(CommandContext context, LayerChoice layers) {
    this.context = context;
    this.layers = layers;
  }

  /**
   * Takes some seconds, in which the devices train.
   *
   * @param draft whose training settings are those of a full training
   * @throws FileProblem if the time is too short; the message says what is enough
   */
  Planned plan(StudyConfig draft, Dataset dataset, double minutes, Wishes wishes)
      throws IOException {
    SplitTable split = StudyPreparation.recipe(draft.images()).apply(dataset);
    SideSizes sides = StudyPlanning.sides(split);
    Sizes sizes = Sizes.of(StudyPlanning.networks(draft), draft.limits());
    Speed speed = measured(draft, sizes);
    Layout layout = StudyPlanning.lay(draft, minutes, wishes, speed, sides, sizes);
    if (layout instanceof Layout.TooShort shorter) {
      throw new FileProblem(
          String.format(
              Locale.ROOT,
              "%s is too short: the smallest search of these images takes %.1f minutes here",
              PlanText.minutes(minutes),
              shorter.minutes()),
          Path.of(draft.images().folder()),
          0,
          String.format(
              Locale.ROOT,
              "Give --minutes %d, smaller images with --px, or fewer --epochs.",
              (long) Math.ceil(shorter.minutes() + 0.1)));
    }
    Layout.Laid laid = (Layout.Laid) layout;
    TimeBudget budget = new TimeBudget(minutes, Optional.of(speed), wishes.byHand());
    return new Planned(StudyPlanning.planned(draft, laid, budget), laid.plan());
  }

  private Speed measured(StudyConfig draft, Sizes sizes) throws IOException {
    context.terminal().say("Measuring how fast this machine trains …");
    FoundDevices found = DeviceFinder.here().find();
    List<Device> devices = found.chosen(draft.devices());
    WorkerCommand command =
        LayersOption.forWorkers(layers)
            .apply(
                WorkerCommand.ofThisProgram(
                    WorkerMemory.share(found.memoryBytes(), devices.size())));
    try (Interruption interruption = Interruption.listen(Thread.currentThread()::interrupt)) {
      return measured(draft, sizes, devices, command, interruption);
    }
  }

  private Speed measured(
      StudyConfig draft,
      Sizes sizes,
      List<Device> devices,
      WorkerCommand command,
      Interruption interruption)
      throws IOException {
    try {
      return new SpeedProbe(command, context.json(), context.clock())
          .measure(draft, devices, sizes.samples());
    } catch (InterruptedException e) {
      throw new InterruptedIOException(
          (interruption.requested() ? "Interrupted" : "The measurement was interrupted")
              + "; no study was created.");
    }
  }
}
