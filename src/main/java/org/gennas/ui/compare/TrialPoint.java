package org.gennas.ui.compare;

import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * A finished trial in a picture of all of them.
 *
 * @param auc validation mean AUC
 * @param seconds of the whole training
 * @param energyWh of the whole training; NaN where not measured
 */
public record TrialPoint(
    int number,
    String label,
    Architecture architecture,
    ProposerKind proposer,
    double auc,
    Optional<Interval> interval,
    double params,
    double macs,
    double seconds,
    double energyWh) {

  /** The point of a trial; empty before it has a defined score. */
  static Optional<TrialPoint> of(TrialState trial) {
    if (trial.auc().isEmpty()) {
      return Optional.empty();
    }
    TrialResult result = trial.result().orElseThrow();
    return Optional.of(
        new TrialPoint(
            trial.id().number(),
            trial.id().label(),
            trial.id().architecture(),
            ProposerKind.of(trial.trial().proposal()),
            trial.auc().get(),
            result.valid().meanAucInterval(),
            result.params(),
            result.macs(),
            result.seconds(),
            result.energyWh().orElse(Double.NaN)));
  }

  /** What it costs, in the axis's unit; NaN where not measured. */
  double cost(CostAxis axis) {
    return switch (axis) {
      case MACS -> macs / 1e9;
      case PARAMS -> params / 1e6;
      case TIME -> seconds / 60;
      case ENERGY -> energyWh;
    };
  }
}
