package org.gennas.worker;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gennas.engine.Trainer;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.JsonLines;

/** Tells a training's course in events.jsonl, progress about once a second. */
final class EventWriter implements Trainer.Listener {
  private static final double PROGRESS_SECONDS = 1;

  private final JsonLines<TrialEvent> events;
  private final Clock clock;
  private final Setting setting;
  private final AtomicReference<String> layers = new AtomicReference<>("");
  private int images;
  private double seconds;

  /** What is known before the training starts. */
  record Setting(
      String device, int epochs, int batchesPerEpoch, int trainImages, int validImages) {}

  EventWriter(JsonLines<TrialEvent> events, Clock clock, Setting setting) {
    this.events = events;
    this.clock = clock;
    this.setting = setting;
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

  @Override
  public void epochEnded(
      int epoch,
      double learningRate,
      double trainLoss,
      SplitScore score,
      boolean best,
      double epochSeconds)
      throws IOException {
    events.append(
        new TrialEvent.EpochEnded(
            clock.instant(), epoch, learningRate, trainLoss, score, best, epochSeconds));
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
