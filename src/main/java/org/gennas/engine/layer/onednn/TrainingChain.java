package org.gennas.engine.layer.onednn;

import java.util.List;
import java.util.Optional;

/** The stages of a block, from maps to maps, without what a block adds around them. */
interface TrainingChain {
  /** What leaves, kept until the next forward pass. */
  Tensor output();

  /**
   * Records the backward pass.
   *
   * @param outputGradient given back where it may be overwritten
   * @param mayOverwrite whether nobody reads it afterwards
   * @param gradients receive the stages' gradients
   * @return the input's gradient where wanted, in memory of the block
   */
  Optional<Tensor> backward(
      Program program,
      Tensor outputGradient,
      boolean mayOverwrite,
      List<StagePlaces> gradients,
      boolean wantsInput);
}
