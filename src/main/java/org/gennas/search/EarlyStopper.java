package org.gennas.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.event.Halt;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;

/**
 * Early stopping at work: remembers every training's scores, says which is to be halted, and lets
 * halted ones go on. What happened before a restart is read back from the trials' folders. Does
 * nothing in a study without rules. Used on the search's thread.
 */
final class EarlyStopper {
  private final StudyRecord record;
  private final TrialOrders orders;
  private final Optional<EarlyStopping> rules;
  private final EpochScores scores = new EpochScores();

  EarlyStopper(StudyRecord record, TrialOrders orders) {
    this.record = record;
    this.orders = orders;
    this.rules = record.state().config().earlyStopping();
  }

  /** Takes up what trainings have told before. */
  void read() throws IOException {
    if (rules.isPresent()) {
      for (TrialState trial : record.state().searched()) {
        for (TrialEvent.EpochEnded epoch : orders.epochs(trial.id())) {
          scores.add(trial.id().number(), epoch);
        }
      }
    }
  }

  /** Hears of a training; the answer says why it is to be halted, if it is. */
  Optional<Halt> heard(TrialId id, TrialEvent event) {
    Optional<TrialState> trial =
        record.state().trial(id.number()).filter(t -> rules.isPresent() && !t.repeat());
    if (trial.isEmpty()) {
      return Optional.empty();
    }
    if (event instanceof TrialEvent.EpochEnded epoch) {
      scores.add(id.number(), epoch);
      return check(trial.get(), epoch.epoch());
    } else if (event instanceof TrialEvent.Began began) {
      scores.restart(id.number(), began.fromEpoch());
      if (began.fromEpoch() == 0) {
        return Optional.empty();
      }
      // A restart can have come between the epoch and the halt that it was due.
      boolean released =
          trial.get().halt().filter(h -> h.epochs() >= began.fromEpoch()).isPresent();
      return released ? Optional.empty() : check(trial.get(), began.fromEpoch());
    }
    return Optional.empty();
  }

  private Optional<Halt> check(TrialState trial, int epoch) {
    // What a person chose is trained as a person wants it.
    boolean free = !trial.kept() && trial.trial().iteration() > 0;
    return free ? halts().after(trial.id().number(), epoch) : Optional.empty();
  }

  private EarlyStoppingRules halts() {
    return new EarlyStoppingRules(
        rules.orElseThrow(), scores, record.state().config().training().epochs());
  }

  /**
   * Resumes halted trainings that are now among the best.
   *
   * @param most so many at a time
   * @param atLast whether nothing else is to come: then the best goes on if none has finished
   */
  void promote(int most, boolean atLast) throws IOException {
    for (int i = 0; i < most && rules.isPresent(); i++) {
      Optional<EarlyStoppingRules.Promotion> next = halts().promotion(halted(Halt.Rule.HALVING));
      if (next.isEmpty() && atLast && record.state().withStatus(Status.FINISHED).isEmpty()) {
        next = i > 0 ? Optional.empty() : halts().last(all());
      }
      if (next.isEmpty()) {
        return;
      }
      record.add(
          new StudyEvent.TrialContinued(
              record.now(), next.get().trial(), false, next.get().reason()));
    }
  }

  private List<Integer> halted(Halt.Rule rule) {
    return record.state().withStatus(Status.HALTED).stream()
        .filter(t -> t.halt().filter(h -> h.rule() == rule).isPresent())
        .map(t -> t.id().number())
        .toList();
  }

  private List<Integer> all() {
    return record.state().withStatus(Status.HALTED).stream().map(t -> t.id().number()).toList();
  }

  /** What halted trainings would have come to. */
  ExtrapolatedScores lifted() {
    return new ExtrapolatedScores(record.state(), scores);
  }
}
