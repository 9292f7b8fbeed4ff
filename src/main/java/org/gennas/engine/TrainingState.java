package org.gennas.engine;

import java.util.Optional;
import org.gennas.study.event.SplitScore;

/**
 * Where a training stands, apart from the network's numbers.
 *
 * @param epoch 0-based epoch in training
 * @param batch batches of it that are done
 * @param lossSum over these batches, each weighted by its images
 * @param epochImages images of these batches
 * @param epochSeconds spent on this epoch
 * @param best the best epoch so far
 * @param seconds of training and validation in all
 * @param stepSeconds of training steps alone
 * @param images trained on in all
 */
record TrainingState(
    int epoch,
    int batch,
    double lossSum,
    long epochImages,
    double epochSeconds,
    Optional<Best> best,
    double seconds,
    double stepSeconds,
    long images) {

  /**
   * @param epoch 1-based
   */
  record Best(int epoch, SplitScore valid, double trainLoss) {
    /** More mean AUC is better; where none is defined, less loss. */
    boolean beatenBy(SplitScore score) {
      double had = valid.meanAuc().orElse(Double.NEGATIVE_INFINITY);
      double has = score.meanAuc().orElse(Double.NEGATIVE_INFINITY);
      return has > had || has == had && score.loss() < valid.loss();
    }
  }

  static TrainingState begin() {
    return new TrainingState(0, 0, 0, 0, 0, Optional.empty(), 0, 0, 0);
  }

  /** Mean loss of the epoch so far. */
  double trainLoss() {
    return epochImages == 0 ? 0 : lossSum / epochImages;
  }

  TrainingState afterStep(double loss, int size, double took) {
    return new TrainingState(
        epoch,
        batch + 1,
        lossSum + loss * size,
        epochImages + size,
        epochSeconds + took,
        best,
        seconds + took,
        stepSeconds + took,
        images + size);
  }

  TrainingState afterValidation(double took) {
    return new TrainingState(
        epoch,
        batch,
        lossSum,
        epochImages,
        epochSeconds + took,
        best,
        seconds + took,
        stepSeconds,
        images);
  }

  TrainingState nextEpoch(Optional<Best> bestNow) {
    return new TrainingState(epoch + 1, 0, 0, 0, 0, bestNow, seconds, stepSeconds, images);
  }
}
