package org.gennas.engine.layer;

/**
 * The gradient of what leaves a stage.
 *
 * @param values a row a channel
 * @param sums one a channel where the values have been taken back through the stage's ReLU already;
 *     else none
 */
record StageGradient(ChannelMatrix values, double[] sums) {
  static StageGradient of(ChannelMatrix values) {
    return new StageGradient(values, new double[0]);
  }

  boolean rectified() {
    return sums.length > 0;
  }
}
