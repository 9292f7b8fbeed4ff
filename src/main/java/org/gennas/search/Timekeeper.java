package org.gennas.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.search.plan.PlanProgress;
import org.gennas.search.plan.TimePlanner;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;

/**
 * Keeps a search within the time that its study is given: says how large the next network may be,
 * re-lays the plan when trainings take more or less time than expected, and at last says that time
 * is up. Where the study has no time to keep it lets all pass. Used on the search's thread.
 */
final class Timekeeper {
  /** Of the whole time: what has not ended so much later is ended. */
  private static final double LATEST = 1.05;

  /** Fresh trainings of a candidate at most. */
  private static final int MOST_SEEDS = 10;

  /** A change of a number by no more than this share is not worth an event. */
  private static final double SMALL_CHANGE = 0.2;

  private static final double MILLIS_PER_SECOND = 1000;

  private final StudyRecord record;
  private final TrialScheduler running;
  private Optional<TimePlanner> planner = Optional.empty();
  private Map<Integer, Integer> locks;
  private Optional<Long> room = Optional.empty();

  Timekeeper(StudyRecord record, TrialScheduler running) {
    this.record = record;
    this.running = running;
    this.locks = record.state().limits().locks();
  }

  /**
   * From now on there is a time to keep; the plan is journalled where none is yet.
   *
   * @param before seconds of the study's time that had passed before the search began
   */
  void keep(TimePlanner plans, double before) throws IOException {
    planner = Optional.of(plans);
    if (record.state().planned().isEmpty()) {
      // What is simple was learned meanwhile, and the speed measured.
      double passed = before + seconds(record.state().activeUntil(record.now()));
      PlanProgress beginning = new PlanProgress(before, passed, 1, List.of(), 0, List.of());
      record.add(new StudyEvent.Planned(record.now(), plans.relay(beginning), before));
    }
  }

  /** The limits of the next proposals. */
  SearchLimits limits() {
    SearchLimits limits = record.state().limits();
    return room.isEmpty()
        ? limits
        : new SearchLimits(limits.locks(), limits.maxParams(), least(limits.maxMacs(), room));
  }

  private static Optional<Long> least(Optional<Long> own, Optional<Long> other) {
    return own.isEmpty() || own.get() > other.orElseThrow() ? other : own;
  }

  /**
   * Re-lays the plan where devices wait for work.
   *
   * @param due so many do
   */
  void review(int due) throws IOException {
    if (planner.isEmpty() || due < 1) {
      return;
    }
    StudyState state = record.state();
    keepToLocks(state);
    PlanProgress standing = standing(state);
    int begun = state.searched().size();
    TimePlan plan = planner.get().relay(standing);
    room = planner.get().room(plan, standing);
    if (room.isEmpty()) {
      note(plan.withTrials(Math.max(1, begun)));
    } else if (plan.trials() <= begun && !byHand(TimeBudget.Field.TRIALS)) {
      note(plan.withTrials(begun + due));
    } else {
      note(plan);
    }
  }

  /** A person's locks leave other networks, of other sizes. */
  private void keepToLocks(StudyState state) {
    if (!state.limits().locks().equals(locks)) {
      locks = state.limits().locks();
      planner = planner.map(p -> p.within(state.limits()));
    }
  }

  private boolean byHand(TimeBudget.Field field) {
    return record.state().config().time().filter(t -> t.byHand().contains(field)).isPresent();
  }

  /**
   * Journals a plan that differs by more than noise, or that decides whether the search goes on.
   */
  private void note(TimePlan plan) throws IOException {
    StudyState state = record.state();
    TimePlan old = state.plan().orElseThrow();
    int begun = state.searched().size();
    boolean goesOn = plan.trials() > begun;
    boolean wentOn = old.trials() > begun;
    if (goesOn != wentOn
        || differ(plan.trials(), old.trials())
        || !plan.confirmation().equals(old.confirmation())
        || differ(plan.maxMacs().orElse(0L), old.maxMacs().orElse(0L))) {
      add(plan);
    }
  }

  private static boolean differ(double one, double other) {
    return Math.abs(one - other) > Math.max(1, SMALL_CHANGE * Math.max(one, other));
  }

  private void add(TimePlan plan) throws IOException {
    record.add(
        new StudyEvent.Planned(
            record.now(), plan, record.state().planned().orElseThrow().before()));
  }

  /** How the best are trained again, now that the search is over. */
  Optional<Confirmation> confirmation() throws IOException {
    StudyState state = record.state();
    if (planner.isEmpty()) {
      return state.config().confirmation();
    }
    PlanProgress standing = standing(state);
    Optional<Confirmation> fits = planner.get().confirmation(standing, left(standing));
    TimePlan plan = planner.get().relay(standing);
    TimePlan chosen = plan.withTrials(state.searched().size()).withConfirmation(fits);
    if (!fits.equals(state.confirmation())) {
      add(chosen);
    }
    return fits;
  }

  /** Seconds of trainings that may still be begun after the search. */
  private double left(PlanProgress standing) {
    return planner.orElseThrow().left(standing);
  }

  private double whole() {
    return record.state().config().time().orElseThrow().seconds();
  }

  /** Has the best trained once more where time is left for it; says whether they are. */
  boolean again() throws IOException {
    StudyState state = record.state();
    if (planner.isEmpty()
        || byHand(TimeBudget.Field.CONFIRMATION)
        || state.confirmation().filter(c -> c.seeds() < MOST_SEEDS).isEmpty()
        || over()) {
      return false;
    }
    PlanProgress standing = standing(state);
    int candidates = state.confirming().orElseThrow().candidates().size();
    TimePlan plan = state.plan().orElseThrow();
    Confirmation once = new Confirmation(candidates, 1);
    TimePlan more = plan.withConfirmation(Optional.of(once));
    if (planner.get().confirming(more, standing) > left(standing)) {
      return false;
    }
    Confirmation now = state.confirmation().orElseThrow();
    add(plan.withConfirmation(Optional.of(new Confirmation(now.candidates(), now.seeds() + 1))));
    return true;
  }

  /** Whether a training that has not begun would end too late. */
  boolean late(TrialState trial) {
    if (planner.isEmpty()) {
      return false;
    }
    PlanProgress standing = standing(record.state());
    double work = planner.get().work(trial.id().architecture());
    return standing.passed() + planner.get().training(work, standing) > latest();
  }

  private double latest() {
    return whole() * LATEST - planner.orElseThrow().end();
  }

  /** When what is under way is ended; empty without a time, while none passes, or once it has. */
  Optional<Instant> deadline() {
    return planner
        .flatMap(p -> record.state().since())
        .map(since -> (long) Math.ceil((latest() - passed()) * MILLIS_PER_SECOND) + 1)
        .map(record.now()::plusMillis)
        .filter(at -> at.isAfter(record.now()));
  }

  /** Whether what is under way is to be ended; never before a training has come to its end. */
  boolean over() {
    return planner.isPresent()
        && passed() >= latest()
        && !record.state().withStatus(Status.FINISHED).isEmpty();
  }

  private double passed() {
    return record.state().planned().map(StudyEvent.Planned::before).orElse(0.0)
        + seconds(record.state().activeUntil(record.now()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS_PER_SECOND;
  }

  private PlanProgress standing(StudyState state) {
    TrainingDurations laps =
        new TrainingDurations(state, planner.orElseThrow(), running::lap, record.now());
    return new PlanProgress(
        state.planned().map(StudyEvent.Planned::before).orElse(0.0),
        passed(),
        laps.factor(),
        laps.open(),
        state.searched().size(),
        state.ranking().stream()
            .limit(MOST_SEEDS)
            .map(t -> planner.get().work(t.id().architecture()))
            .toList());
  }
}
