package org.gennas.ui.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;

/**
 * The figures of the top bar.
 *
 * @param ended trials of the search that ended, of {@code trials} at most
 * @param elapsed time spent searching, pauses not counted
 * @param left at most, where a rule or what was measured allows to say
 * @param energyWh of all trainings; empty where none was measured
 * @param best of the search, or the confirmed winner
 */
public record Headline(
    int iteration,
    int ended,
    int trials,
    Optional<Duration> elapsed,
    Optional<Duration> left,
    Optional<Double> energyWh,
    Optional<TrialState> best) {

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double SECONDS_PER_MINUTE = 60;

  /** The figures at an instant. */
  public static Headline of(StudySnapshot moment, StudyModel.Mode mode, Instant now) {
    StudyState state = moment.state();
    boolean running =
        mode == StudyModel.Mode.RUNNING_HERE
            || mode == StudyModel.Mode.RUNNING_ELSEWHERE
            || mode == StudyModel.Mode.SETTLING;
    Duration elapsed = state.activeUntil(running ? now : lastEvent(state).orElse(now));
    int ended = (int) state.searched().stream().filter(TrialState::ended).count();
    return new Headline(
        state.iteration(),
        ended,
        state.trialBudget(),
        state.started().map(s -> elapsed),
        running ? left(moment, elapsed, ended) : Optional.empty(),
        energy(moment),
        state.winner());
  }

  private static Optional<Instant> lastEvent(StudyState state) {
    List<StudyEvent> events = state.events();
    return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1).at());
  }

  private static Optional<Duration> left(StudySnapshot moment, Duration elapsed, int ended) {
    Optional<Duration> byPlan = moment.state().planned().map(planned -> left(planned, elapsed));
    if (byPlan.isPresent()) {
      return byPlan;
    }
    StopRules rules = moment.state().config().stop();
    int lanes = Math.max(1, Lane.of(moment).size());
    double longest = longest(moment.state());
    if (moment.state().inConfirmation()) {
      long open = moment.state().repeats().stream().filter(t -> !t.ended()).count();
      return Double.isNaN(longest)
          ? Optional.empty()
          : Optional.of(
              Duration.ofMillis(Math.round(1000 * longest * ((open + lanes - 1) / lanes))));
    }
    Optional<Double> byHours =
        rules.hours().map(h -> Math.max(0, h * SECONDS_PER_HOUR - elapsed.toMillis() / 1e3));
    int rounds = (Math.max(0, moment.state().trialBudget() - ended) + lanes - 1) / lanes;
    Optional<Double> byTrials =
        Double.isNaN(longest) ? Optional.empty() : Optional.of(rounds * longest);
    Optional<Double> least =
        byHours.isPresent() && byTrials.isPresent()
            ? Optional.of(Math.min(byHours.get(), byTrials.get()))
            : byHours.or(() -> byTrials);
    return least.map(s -> Duration.ofMillis(Math.round(s * 1000)));
  }

  /** Of the time that the study was given; none once it is over. */
  private static Duration left(StudyEvent.Planned planned, Duration elapsed) {
    double whole = planned.plan().minutes() * SECONDS_PER_MINUTE - planned.before();
    return Duration.ofMillis(Math.max(0, Math.round(whole * 1000) - elapsed.toMillis()));
  }

  /** Seconds of the longest training so far; NaN before the first has finished. */
  private static double longest(StudyState state) {
    return state.trials().stream()
        .flatMap(t -> t.result().stream())
        .mapToDouble(TrialResult::seconds)
        .max()
        .orElse(Double.NaN);
  }

  private static Optional<Double> energy(StudySnapshot moment) {
    Optional<Double> sum = Optional.empty();
    for (TrialState trial : moment.state().trials()) {
      Optional<Double> one =
          trial
              .result()
              .flatMap(TrialResult::energyWh)
              .or(() -> moment.history(trial.id()).load().flatMap(TrialEvent.Load::energyWh));
      if (one.isPresent()) {
        sum = Optional.of(sum.orElse(0.0) + one.get());
      }
    }
    return sum;
  }
}
