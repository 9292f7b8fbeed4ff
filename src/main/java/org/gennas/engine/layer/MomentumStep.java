package org.gennas.engine.layer;

/**
 * One step of SGD with Nesterov's momentum over a whole network's flat arrays, in one go: v = m v -
 * r g, then p = p + m v - r g, as ND4J's NesterovsUpdater has it.
 */
public interface MomentumStep extends AutoCloseable {
  /**
   * A run of the flat array.
   *
   * @param from index of its first number
   * @param moved whether the updater moves it; else its gradient is what is to be subtracted, as of
   *     running statistics
   * @param weights whether it holds weights, and not gammas, betas, biases or statistics
   */
  record Segment(long from, long length, boolean moved, boolean weights) {}

  /** Changes parameters and momentum by the gradients that lie there now. */
  void apply(double learningRate);

  @Override
  void close();
}
