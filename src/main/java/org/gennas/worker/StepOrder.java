package org.gennas.worker;

import org.gennas.space.Architecture;
import org.gennas.study.config.TrainingConfig;

/**
 * What a {@link StepBenchMain} is to measure: {@value #FILE} in its folder, beside {@value
 * #PREPARED} and {@value #SPLIT}.
 *
 * @param stemStride 1 or 2, whatever the space's rule says
 * @param training batch, learning rate and augmentation
 * @param warmUp steps before those that count, at least 1
 * @param workers that measure in this folder at the same time
 */
public record StepOrder(
    int format,
    Architecture architecture,
    int stemStride,
    TrainingConfig training,
    int warmUp,
    int steps,
    int workers) {
  public static final int FORMAT = 1;
  public static final String FILE = "order.json";
  public static final String PREPARED = "prepared";
  public static final String SPLIT = "split.csv";
}
