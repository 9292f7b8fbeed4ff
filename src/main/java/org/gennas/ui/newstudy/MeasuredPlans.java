package org.gennas.ui.newstudy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.runner.Device;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.FoundDevices;
import org.gennas.runner.SpeedProbe;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.search.StudyPreparation;
import org.gennas.search.plan.SideSizes;
import org.gennas.search.plan.Sizes;
import org.gennas.search.plan.StudyPlanning;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.Speed;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.StudyJson;

/**
 * Plans by this machine's measured speed. What was measured or counted for one question is kept for
 * the next, so that a change of the time alone is answered at once.
 */
public final class MeasuredPlans implements PlanLookup {
  private final DeviceFinder finder;
  private final InstantSource clock;
  private final StudyJson json = new StudyJson();
  private final Map<SpeedKey, Speed> speeds = new HashMap<>();
  private final Map<SizesKey, Sizes> sizes = new HashMap<>();

  private record SizesKey(String space, int px, int findings, SearchLimits limits) {}

  private record SpeedKey(SizesKey networks, TrainingConfig training, DeviceChoice devices) {}

  public MeasuredPlans(DeviceFinder finder, InstantSource clock) {
    this.finder = finder;
    this.clock = clock;
  }

  @Override
  public synchronized Answer lay(PlanQuestion question) throws IOException, InterruptedException {
    StudyConfig draft = question.draft();
    Dataset dataset =
        question.dataset().tables().isPresent()
            ? question.dataset().tables().get()
            : DatasetFolder.find(Path.of(draft.images().folder()));
    SideSizes sides = StudyPlanning.sides(StudyPreparation.recipe(draft.images()).apply(dataset));
    SizesKey networks =
        new SizesKey(
            draft.space(), draft.images().px(), draft.images().findings().size(), draft.limits());
    Sizes known =
        sizes.computeIfAbsent(
            networks, key -> Sizes.of(StudyPlanning.networks(draft), draft.limits()));
    SpeedKey key = new SpeedKey(networks, draft.training().withEpochs(1), draft.devices());
    if (!speeds.containsKey(key)) {
      speeds.put(key, measured(draft, known));
    }
    Speed speed = speeds.get(key);
    return new Answer(
        StudyPlanning.lay(draft, question.minutes(), question.wishes(), speed, sides, known),
        speed);
  }

  private Speed measured(StudyConfig draft, Sizes known) throws IOException, InterruptedException {
    FoundDevices found = finder.find();
    List<Device> devices = found.chosen(draft.devices());
    WorkerCommand command =
        WorkerCommand.ofThisProgram(WorkerMemory.share(found.memoryBytes(), devices.size()));
    return new SpeedProbe(command, json, clock).measure(draft, devices, known.samples());
  }
}
