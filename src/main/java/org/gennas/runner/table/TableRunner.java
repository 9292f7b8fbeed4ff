package org.gennas.runner.table;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gennas.common.SplitMix64;
import org.gennas.runner.Device;
import org.gennas.runner.RunEnd;
import org.gennas.runner.RunListener;
import org.gennas.runner.TrialRunner;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.TrialFolder;

/**
 * Answers with a table's scores instead of training. A training takes simulated time on one of some
 * simulated devices; no file is read or written. Used on one thread.
 */
public final class TableRunner implements TrialRunner {
  private final BenchmarkTable table;
  private final Feedback feedback;
  private final SimulatedTraining training;
  private final VirtualClock clock;
  private final long seed;
  private final List<Device> devices;
  private final Map<TrialId, RunListener> running = new HashMap<>();
  private Duration busy = Duration.ZERO;

  /**
   * @param devices how many, at least 1
   * @param seed of the draws among a network's trainings
   */
  public TableRunner(
      BenchmarkTable table,
      Feedback feedback,
      SimulatedTraining training,
      VirtualClock clock,
      int devices,
      long seed) {
    this.table = table;
    this.feedback = feedback;
    this.training = training;
    this.clock = clock;
    this.seed = seed;
    this.devices =
        IntStream.range(0, devices)
            .mapToObj(
                i ->
                    new Device(
                        "simulated:" + i,
                        Device.Kind.CPU,
                        "simulated device",
                        1,
                        0,
                        Optional.empty()))
            .toList();
  }

  @Override
  public List<Device> devices() {
    return devices;
  }

  /** Simulated time that the devices have trained, added up. */
  public Duration busy() {
    return busy;
  }

  @Override
  public void start(TrialId trial, TrialFolder folder, Device device, RunListener listener) {
    BenchmarkTable.Entry entry = table.entry(trial.architecture());
    Duration time = training.of(entry.cost().macs());
    running.put(trial, listener);
    clock.after(
        time,
        () -> {
          if (running.remove(trial, listener)) {
            busy = busy.plus(time);
            listener.ended(trial, new RunEnd.Finished(result(trial, entry, time, device)));
          }
        });
  }

  private TrialResult result(
      TrialId trial, BenchmarkTable.Entry entry, Duration time, Device device) {
    double seconds = time.toMillis() / 1000.0;
    return new TrialResult(
        TrialResult.FORMAT,
        trial,
        training.epochs(),
        training.epochs(),
        new SplitScore(
            Double.NaN,
            Optional.of(score(trial, entry)),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        Double.NaN,
        seconds,
        training.images() * training.epochs() / seconds,
        Optional.empty(),
        entry.cost().params(),
        entry.cost().macs(),
        device.id(),
        "table");
  }

  /** Another training of the same trial would be another draw; a trial asked again is not. */
  private double score(TrialId trial, BenchmarkTable.Entry entry) {
    return switch (feedback) {
      case MEAN -> entry.mean();
      case ONE_SEED ->
          entry.scores().get(SplitMix64.after(seed, trial.number()).nextInt(entry.scores().size()));
    };
  }

  @Override
  public void stop(TrialId trial) {
    RunListener listener = running.remove(trial);
    if (listener != null) {
      clock.after(Duration.ZERO, () -> listener.ended(trial, new RunEnd.Stopped(0)));
    }
  }

  @Override
  public void close() {
    running.clear();
  }
}
