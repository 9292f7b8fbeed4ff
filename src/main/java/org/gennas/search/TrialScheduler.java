package org.gennas.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gennas.common.FileProblem;
import org.gennas.runner.Device;
import org.gennas.runner.RunEnd;
import org.gennas.runner.RunListener;
import org.gennas.runner.TrialRunner;
import org.gennas.study.event.Halt;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which trial trains on which device: starts the next, records how each ended, starts lost ones
 * again. Used on the search's thread; the runner's words reach it through the mailbox.
 */
final class TrialScheduler {
  /** Workers that may vanish from one trial before something has to be done about it. */
  private static final int MOST_LOSSES = 3;

  private static final String NO_PROCESS =
      "Close other programs so that there is memory for a process; the study then resumes.";

  private static final String NOT_STARTED =
      "Make the study's folder writable and its images available; the study then resumes.";

  private static final Logger LOG = LoggerFactory.getLogger(TrialScheduler.class);

  private final StudyRecord record;
  private final TrialRunner runner;
  private final TrialOrders orders;
  private final Mailbox mailbox;
  private final SearchListener listener;
  private final Surroundings surroundings;
  private final Map<Integer, Device> busy = new TreeMap<>();
  private final Map<Integer, Integer> losses = new HashMap<>();
  private final Map<Integer, Integer> epochs = new HashMap<>();
  private final Map<Integer, TrainingDurations.Lap> laps = new HashMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private final Set<Integer> endedByPerson = new HashSet<>();
  private final Map<Integer, Halt> halting = new HashMap<>();
  private final EarlyStopper early;
  private boolean closing;

  TrialScheduler(
      StudyRecord record,
      TrialRunner runner,
      TrialOrders orders,
      Mailbox mailbox,
      SearchListener listener,
      Surroundings surroundings) {
    this.record = record;
    this.runner = runner;
    this.orders = orders;
    this.mailbox = mailbox;
    this.listener = listener;
    this.surroundings = surroundings;
    this.early = new EarlyStopper(record, orders);
  }

  boolean none() {
    return busy.isEmpty();
  }

  int devices() {
    return runner.devices().size();
  }

  /** Devices that neither train nor have a trial waiting for them. */
  int idleDevices() {
    return Math.max(0, devices() - busy.size() - (int) startable().count());
  }

  /** Takes over results that a worker left and no journal tells of. */
  void takeResults() throws IOException {
    early.read();
    for (TrialState trial : record.state().trials()) {
      if (!trial.ended()) {
        takeResult(trial.id());
      }
    }
  }

  private boolean takeResult(TrialId trial) throws IOException {
    Optional<TrialResult> result = orders.result(trial);
    if (result.isPresent()) {
      record.add(new StudyEvent.TrialFinished(record.now(), result.get()));
    }
    return result.isPresent();
  }

  /** The last epoch that a trial has ended in this process. */
  Optional<TrainingDurations.Lap> lap(int number) {
    return Optional.ofNullable(laps.get(number));
  }

  /** Starts trials while there are devices for them. */
  void fill() throws IOException {
    fill(trial -> false);
  }

  /**
   * As {@link #fill()}.
   *
   * @param late whether a trial would end too late; it is ended instead of started
   */
  void fill(Predicate<TrialState> late) throws IOException {
    for (Device device : runner.devices()) {
      if (record.state().phase() == Phase.RUNNING && !busy.containsValue(device)) {
        Optional<TrialState> next = startable().findFirst();
        while (next.filter(late).isPresent()) {
          end(next.get().id().number());
          next = startable().findFirst();
        }
        if (next.isEmpty()) {
          return;
        }
        start(next.get(), device);
      }
    }
  }

  /** What could start, first those that have begun, then a person's own, then in order. */
  private Stream<TrialState> startable() {
    return record.state().trials().stream()
        .filter(t -> !t.ended() && !busy.containsKey(t.id().number()))
        .sorted(
            Comparator.comparing((TrialState t) -> t.status() == Status.QUEUED)
                .thenComparing(t -> t.trial().iteration() > 0)
                .thenComparing(TrialState::id));
  }

  private void start(TrialState trial, Device device) throws IOException {
    TrialId id = trial.id();
    TrialFolder folder;
    try {
      folder = orders.write(trial.trial());
    } catch (IOException e) {
      LOG.warn("{} could not be prepared", id.label(), e);
      blocked(id, e.getMessage(), NOT_STARTED);
      return;
    }
    record.add(
        new StudyEvent.TrialStarted(record.now(), id.number(), device.id(), trial.attempts() + 1));
    busy.put(id.number(), device);
    asked.remove(id.number());
    try {
      runner.start(id, folder, device, new RunEvents());
    } catch (IOException e) {
      LOG.warn("{} could not be started", id.label(), e);
      mailbox.post(
          () ->
              ended(
                  id,
                  new RunEnd.Blocked("No worker could be started: " + e.getMessage(), NO_PROCESS)));
    }
  }

  /** Brings the runner's words to the search's thread. */
  private final class RunEvents implements RunListener {
    @Override
    public void event(TrialId trial, TrialEvent event) {
      mailbox.post(() -> heard(trial, event));
    }

    @Override
    public void ended(TrialId trial, RunEnd end) {
      mailbox.post(() -> TrialScheduler.this.ended(trial, end));
    }
  }

  private void heard(TrialId trial, TrialEvent event) {
    if (event instanceof TrialEvent.EpochEnded epoch) {
      epochs.put(trial.number(), epoch.epoch());
      laps.put(trial.number(), new TrainingDurations.Lap(epoch.epoch(), epoch.at()));
    } else if (event instanceof TrialEvent.Began began) {
      epochs.put(trial.number(), began.fromEpoch());
    }
    listener.trial(trial, event);
    early
        .heard(trial, event)
        .filter(halt -> busy.containsKey(trial.number()) && !asked.contains(trial.number()))
        .ifPresent(
            halt -> {
              if (halting.putIfAbsent(trial.number(), halt) == null) {
                runner.stop(trial);
              }
            });
  }

  private void ended(TrialId trial, RunEnd end) throws IOException {
    int number = trial.number();
    if (busy.remove(number) == null) {
      return;
    }
    Optional<Halt> halt = Optional.ofNullable(halting.remove(number));
    if (end instanceof RunEnd.Finished finished) {
      record.add(new StudyEvent.TrialFinished(record.now(), finished.result()));
    } else if (end instanceof RunEnd.Failed failed) {
      record.add(
          new StudyEvent.TrialFailed(record.now(), number, failed.message(), failed.remedy()));
    } else if (end instanceof RunEnd.Blocked blocked) {
      asked.remove(number);
      blocked(trial, blocked.message(), blocked.remedy());
    } else if (end instanceof RunEnd.Stopped stopped && halt.isPresent() && !ending(number)) {
      halted(number, halt.get(), stopped.epochs());
    } else if (end instanceof RunEnd.Stopped stopped && asked.remove(number)) {
      stopped(number, stopped.epochs());
    } else if (end instanceof RunEnd.Stopped stopped) {
      epochs.put(number, stopped.epochs());
      lost(trial, new RunEnd.Lost("It stopped without being asked to by this search."));
    } else if (end instanceof RunEnd.Lost lost) {
      lost(trial, lost);
    }
  }

  /** The trial waits, and so does the study, unless a person wants neither. */
  private void blocked(TrialId trial, String message, String remedy) throws IOException {
    int number = trial.number();
    StudyState state = record.state();
    boolean pausedByPerson = state.phase() == Phase.PAUSED && state.blocked().isEmpty();
    if (ending(number) || pausedByPerson) {
      stopped(number, epochs.getOrDefault(number, 0));
      return;
    }
    LOG.info("{} is blocked: {} {}", trial.label(), message, remedy);
    record.add(
        new StudyEvent.Blocked(
            record.now(), Optional.of(number), trial.label() + ": " + message, remedy));
    runner.rest();
  }

  private boolean ending(int number) {
    return closing || endedByPerson.contains(number);
  }

  /** A worker that got the word late can have ended another epoch meanwhile. */
  private void halted(int number, Halt halt, int wholeEpochs) throws IOException {
    asked.remove(number);
    Halt whole =
        new Halt(Math.max(halt.epochs(), wholeEpochs), halt.auc(), halt.rule(), halt.reason());
    record.add(new StudyEvent.TrialHalted(record.now(), number, whole));
  }

  private void stopped(int number, int wholeEpochs) throws IOException {
    boolean forGood = ending(number);
    record.add(new StudyEvent.TrialStopped(record.now(), number, wholeEpochs, forGood));
  }

  /**
   * A worker that crashed time after time crashes over its network; one that was killed has a
   * machine without memory, or an impatient person, to blame.
   */
  private void lost(TrialId trial, RunEnd.Lost lost) throws IOException {
    int number = trial.number();
    String message = lost.message();
    int times = losses.merge(number, 1, Integer::sum);
    LOG.warn("{} lost its worker, time {} of {}: {}", trial.label(), times, MOST_LOSSES, message);
    Optional<FileProblem> amiss = surroundings.amiss();
    if (amiss.isPresent()) {
      losses.remove(number);
      blocked(trial, amiss.get().what(), amiss.get().remedy());
    } else if (times < MOST_LOSSES || ending(number)) {
      stopped(number, epochs.getOrDefault(number, 0));
    } else if (!lost.crashed()) {
      losses.remove(number);
      blocked(
          trial,
          "Its worker disappeared " + times + " times. " + message,
          "Mend what its last output names; where the system ended it, free memory or train on fewer"
              + " devices. The trial then resumes from its checkpoint.");
    } else {
      record.add(
          new StudyEvent.TrialFailed(
              record.now(),
              number,
              "Its worker disappeared " + times + " times. " + message,
              "See worker.log and worker.out in "
                  + trial.folder()
                  + "; the search continues without it."));
    }
  }

  /** Asks all running trials for their devices; they wait to resume. */
  void stopAll() {
    for (int number : List.copyOf(busy.keySet())) {
      stop(number);
    }
  }

  private void stop(int number) {
    asked.add(number);
    record.state().trial(number).ifPresent(t -> runner.stop(t.id()));
  }

  /** As {@link #stopAll}, and none is going to start for a while. */
  void rest() {
    stopAll();
    runner.rest();
  }

  /** Ends all trials for good. */
  void closeAll() throws IOException {
    closing = true;
    stopAll();
    for (TrialState trial : startable().toList()) {
      stopped(trial.id().number(), epochs.getOrDefault(trial.id().number(), 0));
    }
  }

  /** After {@link #closeAll}: trials proposed from now on are trained. */
  void reopen() {
    closing = false;
  }

  /**
   * Resumes halted trials that are now among the best.
   *
   * @param atLast whether nothing new is to be proposed
   */
  void promote(boolean atLast) throws IOException {
    early.promote(idleDevices(), atLast);
  }

  /** What halted trainings would have come to. */
  ExtrapolatedScores lifted() {
    return early.lifted();
  }

  /** Resumes a halted or stopped trial from its checkpoint; does nothing if it is neither. */
  void goOn(int number) throws IOException {
    Optional<TrialState> trial = record.state().trial(number).filter(TrialState::resumable);
    if (trial.isPresent()) {
      endedByPerson.remove(number);
      record.add(
          new StudyEvent.TrialContinued(record.now(), number, true, "Requested by a" + " person."));
    }
  }

  /** Has a failed trial train once more; does nothing where it has not failed. */
  void retry(int number) throws IOException {
    boolean failed =
        record.state().trial(number).filter(t -> t.status() == Status.FAILED).isPresent();
    if (failed) {
      losses.remove(number);
      endedByPerson.remove(number);
      record.add(new StudyEvent.TrialRetried(record.now(), number));
    }
  }

  /** Ends one trial for good; does nothing where it has ended. */
  void end(int number) throws IOException {
    Optional<TrialState> trial = record.state().trial(number).filter(t -> !t.ended());
    if (trial.isPresent()) {
      endedByPerson.add(number);
      if (busy.containsKey(number)) {
        stop(number);
      } else {
        stopped(number, epochs.getOrDefault(number, 0));
      }
    }
  }
}
