package org.gennas.worker;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.gennas.engine.Trainer;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.folder.JsonLines;

/** Tells a training's course in events.jsonl, progress about once a second. */
final class EventWriter implements Trainer.Listener {
  private static final double PROGRESS_SECONDS = 1;

  private final JsonLines<TrialEvent> events;
  private final Clock clock;
  private final Setting setting;
  private final TrialHistory known;
  private final AtomicReference<String> layers = new AtomicReference<>("");
  private int images;
  private double seconds;

  /** What is known before the training starts. */
  record Setting(
      String device, int epochs, int batchesPerEpoch, int trainImages, int validImages) {}

  /**
   * @param known what the runs before have told
   */
  EventWriter(JsonLines<TrialEvent> events, Clock clock, Setting setting, TrialHistory known) {
    this.events = events;
    this.clock = clock;
    this.setting = setting;
    this.known = known;
  }

  /** Family of layers in use, once the training began. */
  String layers() {
    return layers.get();
  }

  @Override
  public void began(int epochsDone, String family) throws IOException {
    events.append(
        new TrialEvent.Began(
            clock.instant(),
            ProcessHandle.current().pid(),
            setting.device(),
            family,
            epochsDone,
            setting.epochs(),
            setting.batchesPerEpoch(),
            setting.trainImages(),
            setting.validImages()));
    layers.set(family);
  }

  @Override
  public void stepped(
      int epoch, int batch, int batches, double loss, int stepImages, double stepSeconds)
      throws IOException {
    images += stepImages;
    seconds += stepSeconds;
    if (seconds >= PROGRESS_SECONDS || batch == batches) {
      events.append(
          new TrialEvent.Progress(
              clock.instant(), epoch, batch, batches, loss, images / Math.max(1e-9, seconds)));
      images = 0;
      seconds = 0;
    }
  }

  /** What a kill kept from the file is told now, each epoch once. */
  @Override
  public void resumed(List<TrialEvent.EpochEnded> epochs) throws IOException {
    Set<Integer> told =
        known.epochs().stream().map(TrialEvent.EpochEnded::epoch).collect(Collectors.toSet());
    for (TrialEvent.EpochEnded epoch : epochs) {
      if (!told.contains(epoch.epoch())) {
        events.append(epoch);
      }
    }
  }

  @Override
  public void epochEnded(TrialEvent.EpochEnded epoch) throws IOException {
    events.append(epoch);
  }

  /**
   * Energy of all runs of this trial: what the runs before told last, and this one's.
   *
   * @return empty where one of them was not measured
   */
  static Optional<Double> energyWh(Iterable<TrialEvent> before, Optional<Double> now) {
    double sum = 0;
    Optional<Double> run = Optional.of(0.0);
    for (TrialEvent event : before) {
      if (event instanceof TrialEvent.Began) {
        if (run.isEmpty()) {
          return Optional.empty();
        }
        sum += run.get();
        run = Optional.of(0.0);
      } else if (event instanceof TrialEvent.Load load) {
        run = load.energyWh();
      }
    }
    if (run.isEmpty()) {
      return Optional.empty();
    }
    double earlier = sum + run.get();
    return now.map(wh -> earlier + wh);
  }
}
