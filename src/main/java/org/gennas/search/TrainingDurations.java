package org.gennas.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gennas.search.plan.TimePlanner;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;

/** How long trainings took and how long those under way will still take; for one moment. */
final class TrainingDurations {
  /** What was expected counts for so much of a training beside those that were seen. */
  private static final double EXPECTED = 0.25;

  /** The latest trainings tell the pace; the machine may have had other work before. */
  private static final int LATEST = 6;

  private static final double LEAST_SHARE = 0.03;
  private static final double MILLIS_PER_SECOND = 1000;

  private final StudyState state;
  private final TimePlanner planner;
  private final IntFunction<Optional<Lap>> laps;
  private final Instant now;
  private final Map<Integer, Instant> starts = new HashMap<>();

  /**
   * The last epoch that a training under way has ended.
   *
   * @param epoch 1-based
   */
  record Lap(int epoch, Instant at) {}

  TrainingDurations(
      StudyState state, TimePlanner planner, IntFunction<Optional<Lap>> laps, Instant now) {
    this.state = state;
    this.planner = planner;
    this.laps = laps;
    this.now = now;
    for (StudyEvent event : state.events()) {
      if (event instanceof StudyEvent.TrialStarted started) {
        starts.put(started.number(), started.at());
      }
    }
  }

  /** Time of trainings over the expected one; 1 where none has come far enough to tell. */
  double factor() {
    List<double[]> seen = new ArrayList<>();
    for (StudyEvent event : state.events()) {
      if (event instanceof StudyEvent.TrialFinished finished) {
        trial(finished.result().trial().number())
            .filter(t -> t.attempts() == 1)
            .ifPresent(
                t -> seen.add(new double[] {seconds(t, finished.at()), planner.training(work(t))}));
      }
    }
    for (TrialState trial : state.trials()) {
      if (trial.status() == Status.RUNNING && trial.attempts() == 1) {
        laps.apply(trial.id().number())
            .ifPresent(
                lap ->
                    seen.add(
                        new double[] {
                          seconds(trial, lap.at()), planner.training(work(trial), lap.epoch())
                        }));
      }
    }
    double taken = 0;
    double expected = 0;
    for (double[] training : seen.subList(Math.max(0, seen.size() - LATEST), seen.size())) {
      taken += training[0];
      expected += training[1];
    }
    double usual = seen.isEmpty() ? 1 : EXPECTED * expected / seen.size();
    return (taken + usual) / (expected + usual);
  }

  /** Seconds that each training needs which has begun or waits, those under way first. */
  List<Double> open() {
    double factor = factor();
    List<Double> open = new ArrayList<>();
    for (TrialState trial : state.trials()) {
      if (trial.status() == Status.RUNNING) {
        open.add(0, left(trial, factor));
      } else if (!trial.ended()) {
        open.add(factor * planner.training(work(trial)));
      }
    }
    return open;
  }

  private double left(TrialState trial, double factor) {
    double whole = factor * planner.training(work(trial));
    double passed = seconds(trial, now);
    Optional<Lap> lap = laps.apply(trial.id().number());
    if (lap.isPresent() && trial.attempts() == 1) {
      double own =
          seconds(trial, lap.get().at()) / planner.training(work(trial), lap.get().epoch());
      whole = own * planner.training(work(trial));
    } else if (lap.isPresent()) {
      // It went on from a checkpoint: only what is left of its epochs counts.
      double left = 1 - (double) lap.get().epoch() / state.config().training().epochs();
      return Math.max(LEAST_SHARE * whole, left * whole);
    }
    return Math.max(LEAST_SHARE * whole, whole - passed);
  }

  private Optional<TrialState> trial(int number) {
    return state.trial(number);
  }

  private double work(TrialState trial) {
    return planner.work(trial.id().architecture());
  }

  private double seconds(TrialState trial, Instant until) {
    Instant start = starts.getOrDefault(trial.id().number(), until);
    // the worker told one of the two by its own clock
    return Math.max(0, Duration.between(start, until).toMillis() / MILLIS_PER_SECOND);
  }
}
