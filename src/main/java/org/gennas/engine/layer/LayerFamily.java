package org.gennas.engine.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A way to compute blocks. All families read and write the same parameters, so a checkpoint of one
 * goes on under another; numbers agree up to rounding. Confined to one thread with all its blocks.
 */
public interface LayerFamily extends AutoCloseable {
  /** Short name for the record, such as "onednn". */
  String name();

  /**
   * @param neighbours what stands around the block
   */
  BlockComputation computation(BlockDefinition block, Neighbours neighbours);

  /** Whether {@link #momentumStep} makes the steps instead of DL4J's updater. */
  default boolean hasMomentumStep() {
    return false;
  }

  /**
   * A faster step than DL4J's updater.
   *
   * @param parameters flat
   * @param gradients of the same length
   * @param velocities of the same length: the momentum, where a segment is moved
   * @param segments all of the array, in order
   * @param momentum 0 to below 1
   */
  default MomentumStep momentumStep(
      INDArray parameters,
      INDArray gradients,
      INDArray velocities,
      List<MomentumStep.Segment> segments,
      double momentum) {
    throw new UnsupportedOperationException(name() + " leaves the step to DL4J");
  }

  /**
   * Which of a block's neighbours are blocks of the same family. Between two such blocks arrays may
   * hold the family's own order of numbers under the shape images x channels x height x width.
   *
   * @param before whether its input comes from one
   * @param after whether its output goes to one
   */
  record Neighbours(boolean before, boolean after) {
    /** A block on its own: plain arrays on both sides. */
    public static final Neighbours NONE = new Neighbours(false, false);
  }

  /** Gives back what its computations share. */
  @Override
  void close();
}
