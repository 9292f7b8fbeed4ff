package org.gennas.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.event.PlateauProgress;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;

/** Holds a study's state against its stop rules; computes, changes nothing. */
final class StopCheck {
  /** Trials that all fail before a search gives up. */
  private static final int FIRST_FAILURES = 3;

  private static final double SECONDS_PER_HOUR = 3600;

  private final StudyState state;
  private final StopRules rules;
  private final int devices;

  /**
   * A rule that is met.
   *
   * @param detail the rule in numbers, fit for print
   */
  record Verdict(StopReason reason, String detail) {}

  StopCheck(StudyState state, int devices) {
    this.state = state;
    this.rules = state.config().stop();
    this.devices = devices;
  }

  /** A rule that ends the search at once, trainings under way included. */
  Optional<Verdict> atOnce(Instant now) {
    return target().or(() -> hours(now)).or(this::nothingTrains);
  }

  /** A rule under which nothing new is proposed and the search ends with the last open trial. */
  Optional<Verdict> whenDrained(boolean exhausted) {
    Optional<Verdict> met = trials().or(this::plateau);
    if (met.isEmpty() && exhausted) {
      met =
          Optional.of(
              new Verdict(
                  StopReason.EXHAUSTED, "Every network that the limits allow has been tried."));
    }
    boolean barren =
        state.withStatus(Status.FINISHED).isEmpty() && !state.withStatus(Status.FAILED).isEmpty();
    return barren ? met.map(v -> failed()) : met;
  }

  /** When the hours are over; empty without such a rule or while no time passes. */
  Optional<Instant> deadline() {
    return rules
        .hours()
        .flatMap(hours -> state.since().map(s -> s.plus(allowed(hours)).minus(state.active())));
  }

  private static Duration allowed(double hours) {
    return Duration.ofMillis(Math.round(hours * SECONDS_PER_HOUR * 1000));
  }

  private Optional<Verdict> target() {
    return rules
        .targetAuc()
        .flatMap(
            target ->
                state
                    .best()
                    .filter(best -> best.auc().orElseThrow() >= target)
                    .map(
                        best ->
                            verdict(
                                StopReason.TARGET,
                                "%s reached a validation mean AUC of %.4f; the target was %.4f.",
                                best.id().label(),
                                best.auc().orElseThrow(),
                                target)));
  }

  private Optional<Verdict> hours(Instant now) {
    return rules
        .hours()
        .filter(hours -> state.activeUntil(now).compareTo(allowed(hours)) >= 0)
        .map(hours -> verdict(StopReason.HOURS, "The limit of %.2f hours is reached.", hours));
  }

  private Optional<Verdict> nothingTrains() {
    List<TrialState> ended =
        state.searched().stream()
            .filter(t -> t.status() == Status.FINISHED || t.status() == Status.FAILED)
            .toList();
    return ended.size() >= FIRST_FAILURES
            && ended.stream().allMatch(t -> t.status() == Status.FAILED)
        ? Optional.of(failed())
        : Optional.empty();
  }

  private Verdict failed() {
    List<TrialState> failed = state.withStatus(Status.FAILED);
    TrialState first = failed.get(0);
    return verdict(
        StopReason.FAILED,
        "No trial could be trained: %s failed. %s: %s",
        failed.size() == 1 ? "the only one" : "all " + failed.size(),
        first.id().label(),
        first.problem().orElse("no cause was given"));
  }

  private Optional<Verdict> trials() {
    int budget = state.trialBudget();
    if (state.searched().size() < budget) {
      return Optional.empty();
    }
    return Optional.of(
        byTime()
            ? verdict(
                StopReason.HOURS,
                "There is no time for more than these %d networks.",
                state.searched().size())
            : verdict(
                StopReason.TRIALS, "%d of %d trials are done.", state.searched().size(), budget));
  }

  private Optional<Verdict> plateau() {
    return rules
        .plateau()
        .filter(
            plateau -> PlateauProgress.of(state, devices).filter(PlateauProgress::met).isPresent())
        .map(
            plateau ->
                verdict(
                    StopReason.PLATEAU,
                    "No gain above %.4f in %s; the best remains %s.",
                    plateau.threshold(),
                    state.config().schedule() == Schedule.IN_STEP
                        ? plateau.iterations() + " iterations"
                        : plateau.iterations() * devices + " trials",
                    state
                        .best()
                        .map(
                            b ->
                                String.format(
                                    Locale.ROOT,
                                    "%s at %.4f",
                                    b.id().label(),
                                    b.auc().orElseThrow()))
                        .orElse("undefined")));
  }

  /** Whether the study's time decides how many networks there are. */
  private boolean byTime() {
    return state.plan().isPresent()
        && state
            .config()
            .time()
            .filter(t -> t.byHand().contains(TimeBudget.Field.TRIALS))
            .isEmpty();
  }

  private static Verdict verdict(StopReason reason, String text, Object... numbers) {
    return new Verdict(reason, String.format(Locale.ROOT, text, numbers));
  }
}
