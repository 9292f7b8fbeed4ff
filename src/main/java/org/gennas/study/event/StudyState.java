package org.gennas.study.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;

/**
 * Where a study stands: an immutable fold over its journal. The window, the terminal and the report
 * show this and nothing else.
 *
 * @param trials all trainings in order of their numbers, repeats included
 * @param confirming once the search was over and its best were to be trained again
 * @param confirmed once the repeats were done
 * @param ensemble the networks whose mean is offered beside the winner, once chosen
 * @param planned the latest layout for the study's time; empty where it has no time to keep
 * @param active time spent searching up to {@code since}, pauses not counted
 * @param offers what waits for a person, by iteration, none empty
 * @param review whether new proposals wait for a person
 * @param guidance what people told the proposer
 * @param limits what proposals have to keep to by now: the study's, with the locks set last
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
    Optional<StudyEvent.Confirming> confirming,
    Optional<StudyEvent.Confirmed> confirmed,
    Optional<StudyEvent.Ended> ended,
    Optional<Ensemble> ensemble,
    Optional<StudyEvent.TestScored> test,
    Optional<StudyEvent.Planned> planned,
    Duration active,
    Optional<Instant> since,
    List<StudyEvent> events,
    List<StudyEvent.Offered> offers,
    boolean review,
    Guidance guidance,
    SearchLimits limits) {

  private static final Comparator<TrialState> BEST_FIRST =
      Comparator.comparingDouble((TrialState t) -> -t.auc().orElseThrow())
          .thenComparing(TrialState::id);

  /** What the search as a whole is doing. */
  public enum Phase {
    READY,
    RUNNING,
    PAUSED,
    ENDED
  }

  public StudyState {
    trials = ChunkedList.copyOf(trials);
    events = ChunkedList.copyOf(events);
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        List.of(),
        List.of(),
        config.languageModel().map(LanguageModel::review).orElse(false),
        Guidance.none(),
        config.limits());
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
    int place = TrialNumbers.place(trials, number);
    return place < 0 ? Optional.empty() : Optional.of(trials.get(place));
  }

  /**
   * The trials of a network whatever code it was written with, repeats included, in order of their
   * numbers.
   */
  public List<TrialState> trialsOf(Architecture architecture, Networks networks) {
    Architecture canonical = networks.canonical(architecture);
    return trials.stream()
        .filter(t -> networks.canonical(t.id().architecture()).equals(canonical))
        .toList();
  }

  /** The search's own trials, without repeats, in order of their numbers. */
  public List<TrialState> searched() {
    return trials.stream().filter(t -> !t.repeat()).toList();
  }

  /** The fresh trainings by which the candidates are confirmed, in order of their numbers. */
  public List<TrialState> repeats() {
    int before = trialsBeforeConfirmation();
    return trials.stream().filter(t -> t.repeat() && t.id().number() > before).toList();
  }

  /**
   * Networks of the search that a person had trained again with another seed, in order of their
   * numbers. They count neither as trials of the search nor for the confirmation.
   */
  public List<TrialState> reruns() {
    int before = trialsBeforeConfirmation();
    return trials.stream().filter(t -> t.repeat() && t.id().number() <= before).toList();
  }

  /** How many trials there were when the confirmation began; all where it has not. */
  private int trialsBeforeConfirmation() {
    if (confirming.isEmpty()) {
      return trials.size();
    }
    return (int)
        events.stream()
            .takeWhile(e -> !(e instanceof StudyEvent.Confirming))
            .filter(e -> e instanceof StudyEvent.Proposed)
            .count();
  }

  /**
   * Numbers of the trials that the outcome rests on so far: the winner, what was confirmed and by
   * which trainings, the ensemble's members, and what was scored on the test split.
   */
  public Set<Integer> outcome() {
    Set<Integer> numbers = new HashSet<>();
    Stream.of(winner(), scored()).flatMap(Optional::stream).forEach(t -> numbers.add(number(t)));
    confirming.ifPresent(c -> numbers.addAll(c.candidates()));
    repeats().forEach(t -> numbers.add(number(t)));
    ensemble.ifPresent(e -> e.members().forEach(m -> numbers.add(m.trial().number())));
    test.ifPresent(t -> numbers.add(t.number()));
    return numbers;
  }

  private static int number(TrialState trial) {
    return trial.id().number();
  }

  /** Whether the search is over and its best are being trained again. */
  public boolean inConfirmation() {
    return confirming.isPresent() && ended.isEmpty();
  }

  /**
   * The search's finished trials with a defined score, the best first; ties keep the earlier first.
   */
  public List<TrialState> ranking() {
    return ranked(searched());
  }

  private static List<TrialState> ranked(List<TrialState> trials) {
    List<TrialState> ranked = new ArrayList<>(trials);
    ranked.removeIf(t -> t.auc().isEmpty());
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  /** The best of the search by the score of one training each. */
  public Optional<TrialState> best() {
    return searched().stream().filter(t -> t.auc().isPresent()).min(BEST_FIRST);
  }

  /**
   * The search's trial that the study chose: the confirmed one, else the best; once scored on the
   * test split, that one for ever.
   */
  public Optional<TrialState> winner() {
    return confirmed
        .flatMap(StudyEvent.Confirmed::winner)
        .flatMap(this::trial)
        .or(() -> testScored().filter(t -> !t.repeat()))
        .or(this::best);
  }

  private Optional<TrialState> testScored() {
    return test.flatMap(t -> trial(t.number()));
  }

  /** What the confirmed winner's fresh trainings came to; empty where nothing is confirmed. */
  public Optional<RepeatScore> winnersScore() {
    return confirmed.flatMap(
        c ->
            c.means().stream()
                .filter(m -> c.winner().equals(Optional.of(m.candidate())))
                .findFirst());
  }

  /**
   * The training whose model stands for the winner: it is kept, shown, and scored on the test
   * split. Of a confirmed winner it is the repeat with the median validation mean AUC, the lower of
   * two: neither the luckiest nor one that was selected on.
   */
  public Optional<TrialState> scored() {
    return testScored().or(this::toBeScored);
  }

  private Optional<TrialState> toBeScored() {
    return confirmed
        .flatMap(StudyEvent.Confirmed::winner)
        .map(
            winner ->
                ranked(
                    repeats().stream()
                        .filter(t -> t.trial().repeats().equals(Optional.of(winner)))
                        .toList()))
        .filter(ranked -> !ranked.isEmpty())
        .map(ranked -> ranked.get(ranked.size() / 2))
        .or(this::best);
  }

  /** Whether the search has ended and its winner's look at the test split is still to come. */
  public boolean testIsDue() {
    boolean hasTest =
        prepared.stream()
            .flatMap(p -> p.sides().stream())
            .anyMatch(side -> side.name().equals("test") && side.images() > 0);
    return phase == Phase.ENDED && hasTest && test.isEmpty() && scored().isPresent();
  }

  /**
   * Whether the ensemble was chosen too late to be scored on the test split, which is opened once.
   */
  public boolean ensembleMissedTest() {
    return ensemble.isPresent() && test.filter(t -> t.ensemble().isEmpty()).isPresent();
  }

  /** The search's trials with that status. */
  public List<TrialState> withStatus(TrialState.Status status) {
    return searched().stream().filter(t -> t.status() == status).toList();
  }

  /** Time spent searching until {@code now}. */
  public Duration activeUntil(Instant now) {
    return new ActiveTime(active, since).until(now);
  }

  /** What keeps the study from training, while it is paused for that. */
  public Optional<StudyEvent.Blocked> blocked() {
    if (phase != Phase.PAUSED) {
      return Optional.empty();
    }
    for (int i = events.size() - 1; i >= 0; i--) {
      StudyEvent event = events.get(i);
      if (event instanceof StudyEvent.Blocked blocked) {
        return Optional.of(blocked);
      } else if (event instanceof StudyEvent.Paused || event instanceof StudyEvent.Resumed) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The study's plan for its time as it is laid out by now; empty where it has no time to keep. */
  public Optional<TimePlan> plan() {
    return planned.map(StudyEvent.Planned::plan);
  }

  /** What the study's files are held against; empty in older studies until their next start. */
  public Optional<StudyEvent.Sealed> seal() {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof StudyEvent.Sealed seal) {
        return Optional.of(seal);
      }
    }
    return Optional.empty();
  }

  /** SHA-256 of a trial's model.zip in hexadecimal; empty where nothing is known of it. */
  public Optional<String> modelChecksum(int number) {
    return trial(number)
        .flatMap(TrialState::result)
        .flatMap(TrialResult::modelChecksum)
        .or(() -> seal().map(seal -> seal.models().get(number)));
  }

  /** Trials that the search trains at most, as it is laid out by now. */
  public int trialBudget() {
    return plan().map(TimePlan::trials).orElse(config.stop().trials());
  }

  /** How the best are trained again, as it is laid out by now. */
  public Optional<Confirmation> confirmation() {
    return plan().map(TimePlan::confirmation).orElse(config.confirmation());
  }
}
