package org.gennas.ui.compare;

import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.ui.study.StudySnapshot;

/**
 * One of the trials that are compared.
 *
 * @param place 0 for the reference, which is A; then B, C, D
 * @param params of the network
 * @param macs multiply-accumulates for one image
 * @param receptiveFieldPx side of what one value before the pooling sees, px
 */
public record ComparedTrial(
    int place, TrialState trial, long params, long macs, int receptiveFieldPx) {

  static ComparedTrial of(int place, TrialState trial, StudySnapshot moment) {
    NetworkCost cost =
        NetworkCost.of(
            moment.space(),
            trial.id().architecture(),
            NetworkCost.Setting.of(
                moment.space(),
                moment.state().config().images().px(),
                moment.state().config().images().findings().size()));
    return new ComparedTrial(place, trial, cost.params(), cost.macs(), cost.receptiveFieldPx());
  }

  /** A, B, C or D. */
  public String letter() {
    return Letters.of(place);
  }

  /** Such as T-11. */
  public String label() {
    return trial.id().label();
  }

  public Architecture architecture() {
    return trial.id().architecture();
  }

  public Optional<Double> auc() {
    return trial.auc();
  }

  public Optional<Interval> interval() {
    return trial.result().flatMap(r -> r.valid().meanAucInterval());
  }

  /** Mean seconds of an epoch, validation included; empty before the end. */
  public Optional<Double> secondsPerEpoch() {
    return trial.result().filter(r -> r.epochs() > 0).map(r -> r.seconds() / r.epochs());
  }

  /** Watt-hours of the training; empty where they were not measured. */
  public Optional<Double> energyWh() {
    return trial.result().flatMap(TrialResult::energyWh);
  }
}
