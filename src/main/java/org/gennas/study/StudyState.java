package org.gennas.study;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a study stands: an immutable fold over its journal. The window, the terminal and the report
 * show this and nothing else.
 *
 * @param trials in order of their numbers
 * @param active time spent searching up to {@code since}, pauses not counted
 * @param offers what waits for a person, by iteration, none empty
 * @param review whether new proposals wait for a person
 * @param guidance what people told the proposer
 * @param since start of the running stretch; empty while paused, not begun or over
 */
public record StudyState(
    StudyConfig config,
    Phase phase,
    List<TrialState> trials,
    int iteration,
    Optional<StudyEvent.Started> started,
    Optional<StudyEvent.Prepared> prepared,
    Optional<StudyEvent.Asked> asked,
    Optional<StudyEvent.Ended> ended,
    Optional<StudyEvent.TestScored> test,
    Duration active,
    Optional<Instant> since,
    List<StudyEvent> events,
    List<StudyEvent.Offered> offers,
    boolean review,
    Guidance guidance) {

  /** What the search as a whole is doing. */
  public enum Phase {
    READY,
    RUNNING,
    PAUSED,
    ENDED
  }

  public StudyState {
    trials = List.copyOf(trials);
    events = List.copyOf(events);
    offers = List.copyOf(offers);
  }

  public static StudyState of(StudyConfig config) {
    return new StudyState(
        config,
        Phase.READY,
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        List.of(),
        List.of(),
        config.languageModel().map(LanguageModel::review).orElse(false),
        Guidance.none());
  }

  /** The state after all of {@code events}. */
  public static StudyState of(StudyConfig config, List<StudyEvent> events) {
    StudyFold fold = new StudyFold(of(config));
    events.forEach(fold::apply);
    return fold.state();
  }

  /** The state after one more event. */
  public StudyState with(StudyEvent event) {
    StudyFold fold = new StudyFold(this);
    fold.apply(event);
    return fold.state();
  }

  /** The trial with that number. */
  public Optional<TrialState> trial(int number) {
    return trials.stream().filter(t -> t.id().number() == number).findFirst();
  }

  /** Finished trials with a defined score, the best first; ties keep the earlier first. */
  public List<TrialState> ranking() {
    List<TrialState> ranked = new ArrayList<>(trials);
    ranked.removeIf(t -> t.auc().isEmpty());
    ranked.sort(
        Comparator.comparingDouble((TrialState t) -> -t.auc().orElseThrow())
            .thenComparing(TrialState::id));
    return ranked;
  }

  public Optional<TrialState> best() {
    return ranking().stream().findFirst();
  }

  public List<TrialState> withStatus(TrialState.Status status) {
    return trials.stream().filter(t -> t.status() == status).toList();
  }

  /** Time spent searching until {@code now}. */
  public Duration activeUntil(Instant now) {
    return since.map(s -> active.plus(Duration.between(s, now))).orElse(active);
  }
}
