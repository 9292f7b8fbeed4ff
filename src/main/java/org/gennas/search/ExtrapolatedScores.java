package org.gennas.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.study.event.Halt;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/**
 * What a halted training would have come to: its best score so far and the median of what finished
 * trainings still gained from that epoch on, but never more than the best finished one. A guess,
 * for proposers only: no table or plot shows it.
 */
final class ExtrapolatedScores {
  private final StudyState state;
  private final EpochScores scores;

  ExtrapolatedScores(StudyState state, EpochScores scores) {
    this.state = state;
    this.scores = scores;
  }

  /** Empty where the training was not halted or had no defined score. */
  Optional<Double> of(TrialState trial) {
    return trial
        .halt()
        .filter(h -> trial.status() == TrialState.Status.HALTED)
        .flatMap(this::lifted);
  }

  private Optional<Double> lifted(Halt halt) {
    List<Double> gains = new ArrayList<>();
    for (TrialState other : state.searched()) {
      OptionalDouble then = scores.best(other.id().number(), halt.epochs());
      if (other.auc().isPresent() && then.isPresent()) {
        gains.add(other.auc().get() - then.getAsDouble());
      }
    }
    gains.sort(null);
    int n = gains.size();
    double gain = n == 0 ? 0 : (gains.get((n - 1) / 2) + gains.get(n / 2)) / 2;
    double most = state.best().flatMap(TrialState::auc).orElse(1.0);
    return halt.auc().map(auc -> Math.min(most, auc + gain));
  }
}
