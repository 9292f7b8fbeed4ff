package org.gennas.report;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.PairedBootstrap;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.Ensemble;
import org.gennas.study.folder.PairedPredictions;
import org.gennas.study.folder.PredictionTable;

/**
 * What is worked out of the ensemble's predictions, once for all that is written.
 *
 * @param onTest whether calibration is of the test split, else of validation
 * @param valid mean AUC less that of the winner's training, on validation; empty where not defined
 * @param test the same on the test split; empty where one of them was not scored there
 * @param calibration one a finding; none where the predictions cannot be read
 */
record EnsembleEvidence(
    Ensemble ensemble,
    boolean onTest,
    Optional<PairedDifference> valid,
    Optional<PairedDifference> test,
    List<FindingCalibration> calibration) {
  EnsembleEvidence {
    calibration = List.copyOf(calibration);
  }

  /**
   * Empty where the study has no ensemble.
   *
   * @throws InterruptedException if the thread was interrupted while resampling patients
   */
  static Optional<EnsembleEvidence> of(ReportContent content) throws InterruptedException {
    if (content.state().ensemble().isEmpty()) {
      return Optional.empty();
    }
    Optional<PredictionTable> valid = content.ensembleValid();
    Optional<PredictionTable> test = content.ensembleTest();
    long seed = content.state().config().seed();
    return Optional.of(
        new EnsembleEvidence(
            content.state().ensemble().get(),
            test.isPresent(),
            difference(content.valid(), valid, seed),
            difference(content.test(), test, seed),
            valid
                .map(fitted -> FindingCalibration.of(fitted, test.orElse(fitted)))
                .orElse(List.of())));
  }

  private static Optional<PairedDifference> difference(
      Optional<PredictionTable> winner, Optional<PredictionTable> ensemble, long seed)
      throws InterruptedException {
    if (winner.isEmpty() || ensemble.isEmpty()) {
      return Optional.empty();
    }
    try {
      return PairedBootstrap.standard(seed)
          .mean(PairedPredictions.of(winner.get(), ensemble.get()).cases());
    } catch (IllegalArgumentException e) {
      // not of the same images: there is nothing to compare
      return Optional.empty();
    }
  }

  /** The split that calibration is of, as a reader calls it. */
  String splitName() {
    return onTest ? "test split" : "validation split";
  }
}
