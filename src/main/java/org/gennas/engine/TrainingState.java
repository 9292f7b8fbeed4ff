package org.gennas.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;

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

  /**
   * Whether a training could have come to this.
   *
   * @param epochs what was told of the epochs that are done
   */
  boolean possible(List<TrialEvent.EpochEnded> epochs) {
    boolean counts = epoch >= 0 && batch >= 0 && epochImages >= 0 && images >= 0;
    boolean sums =
        DoubleStream.of(lossSum, epochSeconds, seconds, stepSeconds).allMatch(Double::isFinite);
    boolean kept = best.map(b -> b.epoch() >= 1 && b.epoch() <= epoch).orElse(epoch == 0);
    int before = 0;
    for (TrialEvent.EpochEnded told : epochs) {
      if (told.epoch() <= before || told.epoch() > epoch) {
        return false;
      }
      before = told.epoch();
    }
    return counts && sums && kept;
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
