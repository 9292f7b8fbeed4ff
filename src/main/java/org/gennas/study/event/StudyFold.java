package org.gennas.study.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gennas.space.Architecture;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState.Status;

/** Folds events into a {@link StudyState}; confined to one call. */
final class StudyFold {
  private final StudyConfig config;
  private ChunkedList<TrialState> trials;
  private ChunkedList<StudyEvent> events;
  private Phase phase;
  private int iteration;
  private Optional<StudyEvent.Started> started;
  private Optional<StudyEvent.Prepared> prepared;
  private Optional<StudyEvent.Asked> asked;
  private Optional<StudyEvent.Confirming> confirming;
  private Optional<StudyEvent.Confirmed> confirmed;
  private Optional<StudyEvent.Ended> ended;
  private Optional<Ensemble> ensemble;
  private Optional<StudyEvent.TestScored> test;
  private Optional<StudyEvent.Planned> planned;
  private ActiveTime time;
  private final List<StudyEvent.Offered> offers;
  private boolean review;
  private Guidance guidance;
  private SearchLimits limits;

  StudyFold(StudyState from) {
    config = from.config();
    trials = ChunkedList.copyOf(from.trials());
    events = ChunkedList.copyOf(from.events());
    phase = from.phase();
    iteration = from.iteration();
    started = from.started();
    prepared = from.prepared();
    asked = from.asked();
    confirming = from.confirming();
    confirmed = from.confirmed();
    ended = from.ended();
    ensemble = from.ensemble();
    test = from.test();
    planned = from.planned();
    time = new ActiveTime(from.active(), from.since());
    offers = new ArrayList<>(from.offers());
    review = from.review();
    guidance = from.guidance();
    limits = from.limits();
  }

  StudyState state() {
    return new StudyState(
        config,
        phase,
        trials,
        iteration,
        started,
        prepared,
        asked,
        confirming,
        confirmed,
        ended,
        ensemble,
        test,
        planned,
        time.before(),
        time.since(),
        events,
        offers,
        review,
        guidance,
        limits);
  }

  void apply(StudyEvent event) {
    time = time.after(event, events.isEmpty() ? event.at() : events.get(events.size() - 1).at());
    events = events.plus(event);
    if (event instanceof StudyEvent.Started e) {
      started = Optional.of(e);
      phase = Phase.RUNNING;
    } else if (event instanceof StudyEvent.Prepared e) {
      prepared = Optional.of(e);
    } else if (event instanceof StudyEvent.Asked e) {
      asked = Optional.of(e);
      iteration = Math.max(iteration, e.iteration());
    } else if (event instanceof StudyEvent.Paused) {
      phase = Phase.PAUSED;
    } else if (event instanceof StudyEvent.Blocked e) {
      phase = Phase.PAUSED;
      e.number().ifPresent(this::wait);
    } else if (event instanceof StudyEvent.Resumed e) {
      ended = Optional.empty();
      if (test.isEmpty()) {
        // more trainings are to come, so it is chosen again
        ensemble = Optional.empty();
      }
      phase = Phase.RUNNING;
    } else if (event instanceof StudyEvent.Confirming e) {
      confirming = Optional.of(e);
    } else if (event instanceof StudyEvent.Confirmed e) {
      confirmed = Optional.of(e);
    } else if (event instanceof StudyEvent.Ended e) {
      ended = Optional.of(e);
      phase = Phase.ENDED;
    } else if (event instanceof StudyEvent.EnsembleMade e) {
      ensemble = Optional.of(e.ensemble());
    } else if (event instanceof StudyEvent.TestScored e) {
      test = Optional.of(e);
    } else if (event instanceof StudyEvent.Planned e) {
      planned = Optional.of(e);
    } else if (event instanceof StudyEvent.ReviewSet e) {
      review = e.on();
    } else if (event instanceof StudyEvent.LocksSet e) {
      limits = limits.withLocks(e.locks());
    } else if (!applyToGuidance(event)) {
      applyToTrial(event);
    }
  }

  /** Whether the event was one of those between a person and the proposer. */
  private boolean applyToGuidance(StudyEvent event) {
    if (event instanceof StudyEvent.Offered e) {
      offers.add(e);
    } else if (event instanceof StudyEvent.Vetoed e) {
      decided(e.architecture());
      guidance = guidance.with(new Guidance.Veto(e.architecture(), e.reason()));
    } else if (event instanceof StudyEvent.Edited e) {
      decided(e.from());
      guidance = guidance.with(new Guidance.Edit(e.from(), e.to()));
    } else if (event instanceof StudyEvent.Noted e) {
      guidance =
          new Guidance(
              Optional.of(e.text()).filter(text -> !text.isBlank()),
              guidance.vetoes(),
              guidance.edits());
    } else {
      return false;
    }
    return true;
  }

  /** An architecture no longer waits for a person. */
  private void decided(Architecture architecture) {
    if (offers.isEmpty()) {
      return;
    }
    offers.replaceAll(
        offer ->
            new StudyEvent.Offered(
                offer.at(),
                offer.iteration(),
                offer.proposals().stream()
                    .filter(p -> !p.architecture().equals(architecture))
                    .toList()));
    offers.removeIf(offer -> offer.proposals().isEmpty());
  }

  private void applyToTrial(StudyEvent event) {
    if (event instanceof StudyEvent.Proposed e) {
      decided(e.trial().id().architecture());
      trials =
          trials.plus(
              new TrialState(
                  e.trial(),
                  Status.QUEUED,
                  Optional.empty(),
                  0,
                  Optional.empty(),
                  Optional.empty()));
    } else if (event instanceof StudyEvent.TrialStarted e) {
      change(
          e.number(),
          t ->
              new TrialState(
                  t.trial(),
                  Status.RUNNING,
                  Optional.of(e.device()),
                  e.attempt(),
                  t.result(),
                  Optional.empty(),
                  t.halt(),
                  t.kept()));
    } else if (event instanceof StudyEvent.TrialFinished e) {
      change(
          e.result().trial().number(),
          t -> standing(t, Status.FINISHED, Optional.of(e.result()), Optional.empty()));
    } else if (event instanceof StudyEvent.TrialFailed e) {
      change(
          e.number(),
          t ->
              standing(
                  t, Status.FAILED, Optional.empty(), Optional.of(e.message() + " " + e.remedy())));
    } else if (event instanceof StudyEvent.TrialStopped e) {
      change(
          e.number(),
          t ->
              standing(
                  t,
                  e.forGood() ? Status.STOPPED : Status.WAITING,
                  Optional.empty(),
                  Optional.empty()));
    } else {
      applyToHalted(event);
    }
  }

  /** Trainings that end early, and are resumed after all. */
  private void applyToHalted(StudyEvent event) {
    if (event instanceof StudyEvent.TrialHalted e) {
      change(
          e.number(),
          t ->
              new TrialState(
                  t.trial(),
                  Status.HALTED,
                  t.device(),
                  t.attempts(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(e.halt()),
                  t.kept()));
    } else if (event instanceof StudyEvent.TrialContinued e) {
      change(
          e.number(),
          t ->
              new TrialState(
                  t.trial(),
                  Status.WAITING,
                  t.device(),
                  t.attempts(),
                  Optional.empty(),
                  Optional.empty(),
                  t.halt(),
                  t.kept() || e.byPerson()));
    } else if (event instanceof StudyEvent.TrialRetried e) {
      change(e.number(), t -> standing(t, Status.WAITING, Optional.empty(), Optional.empty()));
    }
  }

  private void wait(int number) {
    change(
        number,
        t -> t.ended() ? t : standing(t, Status.WAITING, Optional.empty(), Optional.empty()));
  }

  private static TrialState standing(
      TrialState t, Status status, Optional<TrialResult> result, Optional<String> problem) {
    return new TrialState(
        t.trial(), status, t.device(), t.attempts(), result, problem, t.halt(), t.kept());
  }

  private void change(int number, UnaryOperator<TrialState> change) {
    int place = TrialNumbers.place(trials, number);
    if (place >= 0) {
      trials = trials.with(place, change.apply(trials.get(place)));
    }
  }
}
