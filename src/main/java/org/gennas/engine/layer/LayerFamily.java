package org.gennas.engine.layer;

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
