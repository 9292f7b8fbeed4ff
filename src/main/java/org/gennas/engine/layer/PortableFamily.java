package org.gennas.engine.layer;

/**
 * Issues the ND4J operations conv2d, depthwise_conv2d and batchnorm with their backward forms. Runs
 * on every ND4J backend and in every floating-point type: on CUDA these operations are cuDNN's; on
 * the CPU it is the slow, plain reference that the fast family is held to.
 */
public final class PortableFamily implements LayerFamily {
  @Override
  public String name() {
    return "portable";
  }

  @Override
  public BlockComputation computation(BlockDefinition block, Neighbours neighbours) {
    return new PortableBlock(block);
  }

  @Override
  public void close() {
    // computations share nothing
  }
}
