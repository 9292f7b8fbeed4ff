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
  /** Of the stage that these are the places of. */
  Weights of(ConvolutionStage stage) {
    return new Weights(stage, weights);
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
