package org.gennas.engine.layer.onednn;

import java.util.List;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.StageParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Addresses of a stage's numbers in DL4J's flat arrays, of its parameters or of their gradients.
 *
 * @param weights out x (in or 1) x kernel x kernel
 * @param gamma out
 * @param beta out
 * @param mean out, running
 * @param variance out, running
 */
record StagePlaces(long weights, long gamma, long beta, long mean, long variance) {
  /** The places of the channels from {@code first} on. */
  StagePlaces from(ConvolutionStage stage, int first) {
    long skipped = (long) Float.BYTES * first;
    return new StagePlaces(
        weights + skipped * stage.fanIn(),
        gamma + skipped,
        beta + skipped,
        mean + skipped,
        variance + skipped);
  }

  /** The stage's weights from here on. */
  Weights of(ConvolutionStage stage) {
    return new Weights(weights, stage.in());
  }

  /** The weights of the inputs from {@code first} on; of a 1x1 kernel. */
  Weights column(ConvolutionStage stage, int first) {
    return new Weights(weights + (long) Float.BYTES * first, stage.in());
  }

  static List<StagePlaces> of(List<StageParameters> stages) {
    return stages.stream()
        .map(
            s ->
                new StagePlaces(
                    address(s.weights()),
                    address(s.gamma()),
                    address(s.beta()),
                    address(s.mean()),
                    address(s.variance())))
        .toList();
  }

  /**
   * @throws IllegalArgumentException if the numbers do not lie one after the other
   */
  static long address(INDArray array) {
    boolean inARow = array.rank() <= 1 || array.ordering() == 'c';
    if (!inARow || array.length() > 1 && array.elementWiseStride() != 1) {
      throw new IllegalArgumentException("Not in c order: " + array.shapeInfoToString());
    }
    // unlike DataBuffer.address(), this counts a view's offset
    return array.data().addressPointer().address();
  }
}
