package org.gennas.engine.layer;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes one block, forward and backward. It owns its arrays and uses them again at the next
 * step: what it returns is valid until its next call. Confined to one thread.
 */
public interface BlockComputation extends AutoCloseable {
  /** Added to the variance before the square root. */
  double EPSILON = 1e-5;

  /** Share of the old value that the running statistics keep at each step. */
  double DECAY = 0.9;

  /**
   * @param input images x channels x height x width
   * @param training true: batch statistics, kept for {@link #backward}; false: running statistics
   * @return images x channels x height x width, or images x channels where pooled
   */
  INDArray forward(INDArray input, List<StageParameters> parameters, boolean training);

  /**
   * Carries the gradient of the last training forward pass back.
   *
   * @param outputGradient shaped as the output; may be overwritten where a block comes after
   * @param gradients receives, instead of adding to it: gradients of weights, gamma and beta, and
   *     for the running statistics (old - batch) * (1 - {@link #DECAY}), to be subtracted
   * @param inputGradient whether the gradient of the input is wanted
   * @return gradient of the input, shaped as it
   */
  Optional<INDArray> backward(
      INDArray outputGradient,
      List<StageParameters> parameters,
      List<StageParameters> gradients,
      boolean inputGradient);

  /** Says that somebody else has changed the parameters. */
  default void parametersChange() {}

  /**
   * The maps that the last forward pass without training took the mean of, where pooled: images x
   * channels x height x width.
   */
  INDArray pooledMaps();

  /** Gives the arrays back. */
  @Override
  void close();
}
