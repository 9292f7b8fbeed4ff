package org.gennas.engine.layer;

/**
 * A way to compute blocks. All families read and write the same parameters, so a checkpoint of one
 * goes on under another; numbers agree up to rounding.
 */
public interface LayerFamily extends AutoCloseable {
  /** Short name for the record, such as "host". */
  String name();

  BlockComputation computation(BlockDefinition block);

  /** Gives back what its computations share. */
  @Override
  void close();
}
