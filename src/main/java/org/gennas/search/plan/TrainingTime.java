package org.gennas.search.plan;

import java.util.List;
import org.gennas.space.BuiltNetworks;
import org.gennas.study.config.Speed;

/**
 * What a training takes by its closed-form cost: a step takes a fixed part and a part that grows
 * with {@link Sizes#work}, both fitted to the networks that were measured.
 *
 * @param stepSeconds fixed part of a step, 0 or more
 * @param secondsPerWork of a step, for each unit of work
 * @param startSeconds of a worker
 * @param sides of the split
 * @param batch images a step
 */
public record TrainingTime(
    double stepSeconds, double secondsPerWork, double startSeconds, SideSizes sides, int batch) {
  /** Scoring a batch without learning from it, of a training step. */
  private static final double SCORING_SHARE = 0.35;

  /** Checkpoint and scores after an epoch. */
  private static final double EPOCH_SECONDS = 0.1;

  /** Predictions, intervals and the worker's leave. */
  private static final double LEAVE_SECONDS = 1;

  /**
   * Fitted to what was measured: two networks exactly, more by least squares of relative errors.
   *
   * @param networks as they were built when measured
   */
  public static TrainingTime of(Speed speed, BuiltNetworks networks, SideSizes sides) {
    List<Speed.Sample> samples = speed.samples();
    double sw = 0;
    double sx = 0;
    double sxx = 0;
    double sy = 0;
    double sxy = 0;
    for (Speed.Sample sample : samples) {
      double x = Sizes.work(networks.layers(sample.architecture()));
      double y = sample.stepSeconds();
      double w = 1 / (y * y);
      sw += w;
      sx += w * x;
      sxx += w * x * x;
      sy += w * y;
      sxy += w * x * y;
    }
    double spread = sw * sxx - sx * sx;
    double slope = samples.size() > 1 && spread > 0 ? (sw * sxy - sx * sy) / spread : sy / sx;
    double fixed = (sy - slope * sx) / sw;
    if (slope <= 0 || fixed < 0) {
      // Noise, or a device that a network of any size leaves idle: through the origin.
      slope = sxy / sxx;
      fixed = 0;
    }
    return new TrainingTime(fixed, slope, speed.startSeconds(), sides, speed.batch());
  }

  /** Seconds of a training step of a whole batch. */
  public double step(double work) {
    return stepSeconds + secondsPerWork * work;
  }

  /** Steps of an epoch. */
  public int steps() {
    return batches(sides.train());
  }

  /** Seconds of a whole training in a worker of its own. */
  public double training(double work, int epochs) {
    double scoring = SCORING_SHARE * batches(sides.valid()) * step(work);
    double epoch = steps() * step(work) + scoring + EPOCH_SECONDS;
    return startSeconds + epochs * epoch + scoring + LEAVE_SECONDS;
  }

  /** Seconds of scoring the test side in a worker of its own; 0 where there is none. */
  public double test(double work) {
    return sides.test() == 0
        ? 0
        : startSeconds + SCORING_SHARE * batches(sides.test()) * step(work) + LEAVE_SECONDS;
  }

  private int batches(int images) {
    return (images + batch - 1) / batch;
  }
}
