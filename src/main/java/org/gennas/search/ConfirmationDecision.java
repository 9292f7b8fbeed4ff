package org.gennas.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState.Status;

/**
 * Who wins by fresh trainings: the best mean; of equal ones the first, which the search had found
 * better. Nobody does where a person ended the trainings before each candidate had one: those who
 * had would win by the order of the queue.
 */
final class ConfirmationDecision {
  private final StudyState state;
  private final List<RepeatScore> means;

  ConfirmationDecision(StudyState state, List<RepeatScore> means) {
    this.state = state;
    this.means = means;
  }

  StudyEvent.Confirmed event(Instant at) {
    Optional<RepeatScore> winner = winner();
    return new StudyEvent.Confirmed(
        at,
        means,
        winner.map(RepeatScore::candidate),
        winner.map(this::why).orElseGet(this::whyNot));
  }

  private Optional<RepeatScore> winner() {
    return cutShort().isPresent()
        ? Optional.empty()
        : means.stream()
            .filter(m -> m.mean().isPresent())
            .min(Comparator.comparingDouble(m -> -m.mean().orElseThrow()));
  }

  /** A candidate without a score because a person ended its trainings. */
  private Optional<RepeatScore> cutShort() {
    return means.stream()
        .filter(m -> m.mean().isEmpty())
        .filter(
            m ->
                state.repeats().stream()
                    .filter(t -> t.trial().repeats().equals(Optional.of(m.candidate())))
                    .anyMatch(t -> t.status() == Status.STOPPED))
        .findFirst();
  }

  private String why(RepeatScore winner) {
    return String.format(
        Locale.ROOT,
        "%s has the best validation mean AUC over fresh trainings, %.4f, of %d.%s",
        label(winner.candidate()),
        winner.mean().orElseThrow(),
        means.size(),
        missing());
  }

  private String whyNot() {
    String cause =
        cutShort()
            .map(
                m ->
                    "The fresh trainings were ended by hand before "
                        + label(m.candidate())
                        + " had one.")
            .orElse("No fresh training finished with a defined mean AUC.");
    return cause
        + missing()
        + state
            .best()
            .map(
                b ->
                    " Nothing is confirmed; "
                        + b.id().label()
                        + ", the best of the search,"
                        + " remains.")
            .orElse("");
  }

  /** How many trainings do not count, and why. */
  private String missing() {
    int all = state.repeats().size();
    long stopped = state.repeats().stream().filter(t -> t.status() == Status.STOPPED).count();
    long failed = state.repeats().stream().filter(t -> t.status() == Status.FAILED).count();
    return (stopped > 0 ? " Ended by hand: " + stopped + " of " + all + " trainings." : "")
        + (failed > 0 ? " Failed: " + failed + " of " + all + " trainings." : "");
  }

  private String label(int number) {
    return state.trial(number).orElseThrow().id().label();
  }
}
