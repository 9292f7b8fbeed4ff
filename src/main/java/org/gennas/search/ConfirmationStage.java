package org.gennas.search;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.gennas.search.StopCheck.Verdict;
import org.gennas.study.config.Confirmation;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;

/**
 * What comes between a search's last trial and its end: the best candidates are trained again with
 * fresh seeds, and the best mean of these wins. The search's own scores do not count: they were
 * chosen by.
 *
 * <p>What is still to be done follows from the journal alone, so that the stage goes on after a
 * kill at any point. Used on the search's thread; intervals are computed on an executor.
 */
final class ConfirmationStage {
  private final StudyRecord record;
  private final TrialScheduler running;
  private final ConfirmationScores scores;
  private final Timekeeper time;
  private final Executor executor;
  private final Mailbox mailbox;
  private Optional<FutureTask<Void>> computing = Optional.empty();

  ConfirmationStage(
      StudyRecord record,
      TrialScheduler running,
      ConfirmationScores scores,
      Timekeeper time,
      Executor executor,
      Mailbox mailbox) {
    this.record = record;
    this.running = running;
    this.scores = scores;
    this.time = time;
    this.executor = executor;
    this.mailbox = mailbox;
  }

  /** Whether the search is over and the stage not. */
  boolean underWay() {
    return record.state().inConfirmation();
  }

  /**
   * Begins the stage if the study wants one, there is something to confirm, and the search ended by
   * a rule.
   *
   * @return whether it has begun; if not, the search simply ends
   */
  boolean begin(Verdict met) throws IOException {
    if (met.reason() == StopReason.STOPPED || met.reason() == StopReason.FAILED) {
      return false;
    }
    Optional<Confirmation> wanted = time.confirmation();
    if (wanted.isEmpty()) {
      return false;
    }
    List<Integer> candidates =
        record.state().ranking().stream()
            .limit(wanted.get().candidates())
            .map(t -> t.id().number())
            .toList();
    if (candidates.isEmpty()) {
      remark("Nothing is confirmed: no trial finished with a defined mean AUC.");
      return false;
    }
    record.add(new StudyEvent.Confirming(record.now(), met.reason(), met.detail(), candidates));
    running.reopen();
    return true;
  }

  /** Says it once, also where a kill came in between. */
  private void remark(String text) throws IOException {
    boolean said =
        record.state().events().stream()
            .anyMatch(e -> e instanceof StudyEvent.Remarked r && r.text().equals(text));
    if (!said) {
      record.add(new StudyEvent.Remarked(record.now(), record.state().iteration(), text));
    }
  }

  /**
   * Does what is due: proposes repeats, starts them, and at last decides.
   *
   * @param stopped whether a person ends it: what has not finished is not trained
   */
  void advance(boolean stopped) throws IOException {
    if (record.state().confirmed().isPresent()) {
      trainRetried(stopped);
      return;
    }
    proposeRepeats();
    if (stopped) {
      running.closeAll();
    } else if (record.state().phase() == Phase.RUNNING) {
      running.fill(time::late);
    }
    if (running.none()
        && computing.isEmpty()
        && record.state().repeats().stream().allMatch(TrialState::ended)) {
      if (stopped || !time.again()) {
        compute();
      } else {
        proposeRepeats();
        running.fill();
      }
    }
  }

  /** Failed trials that are tried once more after the decision, which stays as it is. */
  private void trainRetried(boolean stopped) throws IOException {
    if (stopped) {
      running.closeAll();
    } else if (record.state().phase() == Phase.RUNNING) {
      running.fill();
    }
    if (running.none() && record.state().trials().stream().allMatch(TrialState::ended)) {
      end();
    }
  }

  /** Time by time rather than candidate by candidate: cut short, all have had the same. */
  private void proposeRepeats() throws IOException {
    StudyState state = record.state();
    List<Integer> candidates = candidates();
    int wanted = wanted();
    for (int i = state.repeats().size(); i < wanted; i++) {
      TrialState candidate = state.trial(candidates.get(i % candidates.size())).orElseThrow();
      int time = i / candidates.size();
      int number = record.state().trials().size() + 1;
      record.add(
          new StudyEvent.Proposed(
              record.now(),
              new Trial(
                  new TrialId(number, candidate.id().architecture()),
                  candidate.trial().iteration(),
                  new Proposal(
                      candidate.id().architecture(),
                      String.format(
                          Locale.ROOT,
                          "Trained again with a fresh seed, time %d of %d, to confirm %s.",
                          time + 1,
                          wanted / candidates.size(),
                          candidate.id().label()),
                      Optional.empty(),
                      "Confirmation"),
                  Seeds.repeat(state.config().seed(), time),
                  Optional.of(candidate.id().number()))));
    }
  }

  private List<Integer> candidates() {
    return record.state().confirming().orElseThrow().candidates();
  }

  private int wanted() {
    return candidates().size() * record.state().confirmation().orElseThrow().seeds();
  }

  private void compute() {
    StudyState state = record.state();
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try {
                List<RepeatScore> means = scores.of(state);
                mailbox.post(() -> computed(means));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException | RuntimeException e) {
                mailbox.post(
                    () -> {
                      throw new IOException(
                          "The fresh trainings cannot be compared: " + e.getMessage(), e);
                    });
              }
              return null;
            });
    computing = Optional.of(task);
    executor.execute(task);
  }

  private void computed(List<RepeatScore> means) throws IOException {
    if (computing.isEmpty()) {
      return;
    }
    computing = Optional.empty();
    record.add(new ConfirmationDecision(record.state(), means).event(record.now()));
    end();
  }

  private void end() throws IOException {
    StudyEvent.Confirming begun = record.state().confirming().orElseThrow();
    record.add(new StudyEvent.Ended(record.now(), begun.reason(), begun.detail()));
  }

  /** Calls the computation off; the next start does it. */
  void cancel() {
    computing.ifPresent(task -> task.cancel(true));
    computing = Optional.empty();
  }
}
