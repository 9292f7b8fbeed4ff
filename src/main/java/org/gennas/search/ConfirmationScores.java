package org.gennas.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.RepeatedTraining;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PredictionTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the candidates' fresh trainings came to. */
final class ConfirmationScores {
  private static final Logger LOG = LoggerFactory.getLogger(ConfirmationScores.class);

  private final Predictions predictions;

  /** What networks said of the validation images. */
  interface Predictions {
    /** A trial's; empty where there are none. */
    Optional<PredictionTable> of(TrialId trial) throws IOException;
  }

  ConfirmationScores(Predictions predictions) {
    this.predictions = predictions;
  }

  /**
   * With intervals, which take seconds where there are many images.
   *
   * @throws IOException if predictions are damaged
   * @throws InterruptedException if the thread was interrupted
   */
  List<RepeatScore> of(StudyState state) throws IOException, InterruptedException {
    List<RepeatScore> scores = new ArrayList<>();
    for (int candidate : state.confirming().orElseThrow().candidates()) {
      RepeatScore score = plain(state, candidate);
      scores.add(
          new RepeatScore(
              score.candidate(),
              score.repeats(),
              score.mean(),
              interval(state, score),
              score.lowest(),
              score.highest()));
    }
    return scores;
  }

  /** Without its interval. */
  private static RepeatScore plain(StudyState state, int candidate) {
    List<TrialState> scored =
        state.repeats().stream()
            .filter(t -> t.trial().repeats().equals(Optional.of(candidate)))
            .filter(t -> t.auc().isPresent())
            .toList();
    List<Double> aucs = scored.stream().flatMap(t -> t.auc().stream()).sorted().toList();
    boolean none = aucs.isEmpty();
    return new RepeatScore(
        candidate,
        scored.stream().map(t -> t.id().number()).toList(),
        none
            ? Optional.empty()
            : Optional.of(aucs.stream().mapToDouble(Double::doubleValue).average().orElseThrow()),
        Optional.empty(),
        none ? Optional.empty() : Optional.of(aucs.get(0)),
        none ? Optional.empty() : Optional.of(aucs.get(aucs.size() - 1)));
  }

  private Optional<Interval> interval(StudyState state, RepeatScore score)
      throws IOException, InterruptedException {
    List<List<ScoredCases>> trainings = new ArrayList<>();
    Optional<List<String>> images = Optional.empty();
    for (int number : score.repeats()) {
      TrialId id = state.trial(number).orElseThrow().id();
      Optional<PredictionTable> table = predictions.of(id);
      if (table.isEmpty()) {
        LOG.info("{} has no predictions, so there is no interval", id.label());
        return Optional.empty();
      }
      // Patients are numbered by first appearance: other rows would be other patients.
      List<String> paths = table.get().rows().stream().map(PredictionTable.Row::path).toList();
      if (images.isPresent() && !images.get().equals(paths)) {
        LOG.warn("{} was scored on other images, so there is no interval", id.label());
        return Optional.empty();
      }
      images = Optional.of(paths);
      trainings.add(table.get().cases());
    }
    return RepeatedTraining.standard(Seeds.interval(state.config().seed(), score.candidate()))
        .meanAucRoc(trainings);
  }
}
