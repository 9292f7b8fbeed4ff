package org.gennas.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.study.event.Halt;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/**
 * What a halted training would have come to: its best score so far and the median of what finished
 * trainings still gained from that epoch on, but never more than the best finished one. A guess,
 * for proposers only: no table or plot shows it. Confined to one thread.
 */
final class ExtrapolatedScores {
  private final StudyState state;
  private final EpochScores scores;
  private final Optional<TrialState> best;
  private final Map<Integer, Double> gains = new HashMap<>();

  ExtrapolatedScores(StudyState state, EpochScores scores) {
    this.state = state;
    this.scores = scores;
    this.best = state.best();
  }

  /** Empty where the training was not halted or had no defined score. */
  Optional<Double> of(TrialState trial) {
    return trial
        .halt()
        .filter(h -> trial.status() == TrialState.Status.HALTED)
        .flatMap(this::lifted);
  }

  private Optional<Double> lifted(Halt halt) {
    double gain = gains.computeIfAbsent(halt.epochs(), this::gainAfter);
    double most = best.flatMap(TrialState::auc).orElse(1.0);
    return halt.auc().map(auc -> Math.min(most, auc + gain));
  }

  /** Asked for once an epoch: many trainings are halted at the same few. */
  private double gainAfter(int epochs) {
    List<Double> found = new ArrayList<>();
    for (TrialState other : state.searched()) {
      OptionalDouble then = scores.best(other.id().number(), epochs);
      if (other.auc().isPresent() && then.isPresent()) {
        found.add(other.auc().get() - then.getAsDouble());
      }
    }
    found.sort(null);
    int n = found.size();
    return n == 0 ? 0 : (found.get((n - 1) / 2) + found.get(n / 2)) / 2;
  }
}
