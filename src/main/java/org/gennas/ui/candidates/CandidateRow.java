package org.gennas.ui.candidates;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.notes.TrialNote;
import org.gennas.ui.study.TrialCosts;

/**
 * A row of the candidates table.
 *
 * @param auc validation mean AUC, of the best epoch once finished; empty where undefined or not yet
 * @param soFar best validation mean AUC of an unfinished training
 * @param findings scores in the study's order; empty before the end
 * @param epochs whole epochs trained
 * @param seconds of training, where known
 * @param energyWh empty where not measured
 * @param history the course of the training as far as it is known
 * @param note what people wrote to the trial
 */
public record CandidateRow(
    TrialState trial,
    Optional<Double> auc,
    Optional<Interval> interval,
    Optional<Double> soFar,
    List<FindingScore> findings,
    long params,
    long macs,
    int epochs,
    Optional<Double> seconds,
    Optional<Double> energyWh,
    TrialHistory history,
    TrialNote note) {
  public CandidateRow {
    findings = List.copyOf(findings);
  }

  /** The row of a trial with what its events tell. */
  static CandidateRow of(
      StudyConfig config,
      TrialState trial,
      TrialHistory history,
      TrialNote note,
      TrialCosts costs) {
    NetworkCost cost = costs.of(config, trial.id().architecture());
    Optional<TrialResult> result = trial.result();
    double trained = history.seconds();
    return new CandidateRow(
        trial,
        trial.auc(),
        result.flatMap(r -> r.valid().meanAucInterval()),
        result.isPresent() ? Optional.empty() : history.best().flatMap(e -> e.valid().meanAuc()),
        result.map(r -> r.valid().findings()).orElse(List.of()),
        cost.params(),
        cost.macs(),
        result.map(TrialResult::epochs).orElse(history.epochs().size()),
        result.map(TrialResult::seconds).or(() -> Optional.of(trained).filter(s -> s > 0)),
        result
            .flatMap(TrialResult::energyWh)
            .or(() -> history.load().flatMap(load -> load.energyWh())),
        history,
        note);
  }

  /** Whether it was made of just these: then it need not be made again. */
  boolean madeOf(TrialState state, TrialHistory course, TrialNote written) {
    return trial == state && history == course && note.equals(written);
  }

  /** Validation AUC of a finding by its place in the study's order; empty where undefined. */
  public Optional<Double> auc(int finding) {
    return finding < findings.size() ? findings.get(finding).auc() : Optional.empty();
  }

  public int number() {
    return trial.id().number();
  }

  public Architecture architecture() {
    return trial.id().architecture();
  }
}
