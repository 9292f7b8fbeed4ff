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
import org.gennas.study.event.Halt;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.TrialFolder;

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
  private Optional<Curve> curve = Optional.empty();
  private int epochs;
  private final Map<TrialId, List<TrialEvent.EpochEnded>> done = new HashMap<>();

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

  /** The validation mean AUC of a trial after an epoch, from 1. */
  interface Curve {
    double at(TrialId trial, int epoch);
  }

  /** From now on trainings tell their epochs; a stopped one goes on where it was. */
  void curve(int wholeTraining, Curve function) {
    epochs = wholeTraining;
    curve = Optional.of(function);
  }

  /** Puts into the trials' folders what a killed search's trainings had left there. */
  void resumeAt(StudyState state) {
    for (TrialState trial : state.trials()) {
      int told =
          trial.status() == TrialState.Status.FINISHED
              ? epochs
              : trial.halt().map(Halt::epochs).orElse(0);
      List<TrialEvent.EpochEnded> before = done.computeIfAbsent(trial.id(), t -> new ArrayList<>());
      for (int epoch = 1; epoch <= told; epoch++) {
        before.add(
            new TrialEvent.EpochEnded(
                time.instant(),
                epoch,
                0.1,
                0.5,
                ScriptedWorker.result(trial.id(), epochs, curve.orElseThrow().at(trial.id(), epoch))
                    .valid(),
                true,
                1));
      }
    }
  }

  /** Epochs that a trial has told, as its folder would keep them. */
  List<TrialEvent.EpochEnded> epochs(TrialId trial) {
    return List.copyOf(done.getOrDefault(trial, List.of()));
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
    if (curve.isPresent()) {
      begin(trial, listener);
      return;
    }
    Deque<RunEnd> planned = ends.getOrDefault(trial.number(), new ArrayDeque<>());
    RunEnd end =
        planned.isEmpty()
            ? new RunEnd.Finished(ScriptedWorker.result(trial, 4, score.apply(trial)))
            : planned.remove();
    time.after(duration.apply(trial), () -> end(trial, listener, end));
  }

  private void begin(TrialId trial, RunListener listener) {
    List<TrialEvent.EpochEnded> told = done.computeIfAbsent(trial, t -> new ArrayList<>());
    listener.event(
        trial,
        new TrialEvent.Began(
            time.instant(), 1, "cpu:0", "virtual", told.size(), epochs, 1, 100, 20));
    next(trial, listener, told);
  }

  private void next(TrialId trial, RunListener listener, List<TrialEvent.EpochEnded> told) {
    time.after(
        duration.apply(trial).dividedBy(epochs),
        () -> {
          if (running.get(trial) != listener) {
            return;
          }
          int epoch = told.size() + 1;
          double auc = curve.orElseThrow().at(trial, epoch);
          TrialEvent.EpochEnded ended =
              new TrialEvent.EpochEnded(
                  time.instant(),
                  epoch,
                  0.1,
                  0.5,
                  ScriptedWorker.result(trial, epochs, auc).valid(),
                  true,
                  1);
          told.add(ended);
          listener.event(trial, ended);
          if (epoch == epochs) {
            double best =
                told.stream()
                    .mapToDouble(e -> e.valid().meanAuc().orElse(Double.NaN))
                    .filter(a -> !Double.isNaN(a))
                    .max()
                    .orElse(Double.NaN);
            end(trial, listener, new RunEnd.Finished(ScriptedWorker.result(trial, epochs, best)));
          } else {
            next(trial, listener, told);
          }
        });
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
      time.after(
          Duration.ofSeconds(5),
          () ->
              end(
                  trial,
                  listener,
                  new RunEnd.Stopped(curve.isPresent() ? done.get(trial).size() : 2)));
    }
  }

  @Override
  public void close() {}
}
