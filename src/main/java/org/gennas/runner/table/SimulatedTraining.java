package org.gennas.runner.table;

import java.time.Duration;

/**
 * How long a training of a table's network is taken to last, from its multiply-accumulates (MACs):
 * {@code start + 3 * macs * images * epochs / speed}, the backward pass costing twice the forward
 * one. A simulated time, good for comparing schedules and not for promising hours.
 *
 * @param images of an epoch
 * @param epochs of a training
 * @param speed MACs a second of one device
 * @param start of a worker
 */
public record SimulatedTraining(long images, int epochs, double speed, Duration start) {
  /** CIFAR-10's 50,000 images, 50 epochs, a trillion MACs a second, ten seconds to start. */
  public static SimulatedTraining usual() {
    return new SimulatedTraining(50_000, 50, 1e12, Duration.ofSeconds(10));
  }

  /** The simulated time of one training. */
  public Duration of(long macs) {
    double seconds = 3.0 * macs * images * epochs / speed;
    return start.plusMillis(Math.round(seconds * 1000));
  }
}
