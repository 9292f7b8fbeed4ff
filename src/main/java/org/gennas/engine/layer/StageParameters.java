package org.gennas.engine.layer;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One stage's part of a layer's flat arrays, or of the gradients of the same layout. Views: a
 * change here is a change there.
 *
 * @param weights out x (in or 1) x kernel x kernel
 * @param gamma scale of the batch norm, one a channel
 * @param beta shift of the batch norm
 * @param mean running mean
 * @param variance running variance
 */
public record StageParameters(
    INDArray weights, INDArray gamma, INDArray beta, INDArray mean, INDArray variance) {

  /**
   * Cuts the flat arrays of a block.
   *
   * @param trainable {@link BlockDefinition#trainable()} numbers
   * @param statistics {@link BlockDefinition#statistics()} numbers
   */
  static List<StageParameters> cut(BlockDefinition block, INDArray trainable, INDArray statistics) {
    INDArray t = trainable.reshape(trainable.length());
    INDArray s = statistics.reshape(statistics.length());
    List<StageParameters> cuts = new ArrayList<>();
    long at = 0;
    long statisticsAt = 0;
    for (ConvolutionStage stage : block.stages()) {
      int out = stage.out();
      long gamma = at + stage.weights();
      cuts.add(
          new StageParameters(
              part(t, at, stage.weights())
                  .reshape(
                      'c', out, stage.depthwise() ? 1 : stage.in(), stage.kernel(), stage.kernel()),
              part(t, gamma, out),
              part(t, gamma + out, out),
              part(s, statisticsAt, out),
              part(s, statisticsAt + out, out)));
      at += stage.trainable();
      statisticsAt += 2L * out;
    }
    return List.copyOf(cuts);
  }

  private static INDArray part(INDArray flat, long from, long length) {
    return flat.get(NDArrayIndex.interval(from, from + length));
  }
}
