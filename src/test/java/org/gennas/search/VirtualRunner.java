package org.gennas.search;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gennas.runner.Device;
import org.gennas.runner.RunEnd;
import org.gennas.runner.RunListener;
import org.gennas.runner.ScriptedWorker;
import org.gennas.runner.TrialRunner;
import org.gennas.space.Architecture;
import org.gennas.study.TrialFolder;
import org.gennas.study.TrialId;

/**
 * Trains on virtual time: an hour a trial by default, with the score that a function gives. How a
 * trial's next runs end can be laid down.
 */
final class VirtualRunner implements TrialRunner {
  private final VirtualTime time;
  private final List<Device> devices;
  private final Map<Integer, Deque<RunEnd>> ends = new HashMap<>();
  private final Map<TrialId, RunListener> running = new HashMap<>();
  private final List<String> starts = new ArrayList<>();
  private Function<TrialId, Double> score = id -> ScriptedWorker.auc(id.architecture());
  private Function<TrialId, Duration> duration = id -> Duration.ofHours(1);

  VirtualRunner(VirtualTime time, int devices) {
    this.time = time;
    this.devices =
        IntStream.range(0, devices)
            .mapToObj(i -> new Device("cpu:" + i, Device.Kind.CPU, "a CPU", 1, 1, Optional.empty()))
            .toList();
  }

  void score(Function<Architecture, Double> function) {
    score = id -> function.apply(id.architecture());
  }

  /** As {@link #score}, by the trial; NaN is undefined. */
  void scoreOfTrial(Function<TrialId, Double> function) {
    score = function;
  }

  void duration(Function<TrialId, Duration> function) {
    duration = function;
  }

  /** The next runs of a trial end so; those after them finish. */
  void ends(int number, RunEnd... how) {
    ends.put(number, new ArrayDeque<>(List.of(how)));
  }

  /** All starts so far, as {@code number@device}. */
  List<String> starts() {
    return starts;
  }

  boolean idle() {
    return running.isEmpty();
  }

  @Override
  public List<Device> devices() {
    return devices;
  }

  @Override
  public void start(TrialId trial, TrialFolder folder, Device device, RunListener listener) {
    if (running.put(trial, listener) != null) {
      throw new AssertionError(trial + " is started twice");
    }
    starts.add(trial.number() + "@" + device.id());
    Deque<RunEnd> planned = ends.getOrDefault(trial.number(), new ArrayDeque<>());
    RunEnd end =
        planned.isEmpty()
            ? new RunEnd.Finished(ScriptedWorker.result(trial, 4, score.apply(trial)))
            : planned.remove();
    time.after(duration.apply(trial), () -> end(trial, listener, end));
  }

  private void end(TrialId trial, RunListener listener, RunEnd end) {
    if (running.remove(trial, listener)) {
      listener.ended(trial, end);
    }
  }

  @Override
  public void stop(TrialId trial) {
    RunListener listener = running.get(trial);
    if (listener != null) {
      time.after(Duration.ofSeconds(5), () -> end(trial, listener, new RunEnd.Stopped(2)));
    }
  }

  @Override
  public void close() {}
}
