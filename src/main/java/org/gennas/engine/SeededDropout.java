package org.gennas.engine;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gennas.common.SplitMix64;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Leaves out a share of a layer's inputs at each step and scales up the rest (Srivastava et al.,
 * JMLR 2014). What is left out follows from seed and step alone, so that a training resumes bit for
 * bit; DL4J's own dropout draws from a state that no checkpoint holds. Confined to one thread.
 */
final class SeededDropout implements IDropout {
  private static final long serialVersionUID = 1L;

  private final double share;
  private final long seed;
  private long step;
  private transient INDArray mask;

  /**
   * @param share left out, above 0 and below 1
   */
  SeededDropout(double share, long seed) {
    this.share = share;
    this.seed = seed;
  }

  /** Says which step comes next, 0-based over the whole training. */
  void setStep(long next) {
    step = next;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    float[] factors = new float[(int) input.length()];
    float kept = (float) (1 / (1 - share));
    SplittableRandom random = SplitMix64.after(seed ^ 0x5DEECE66DL, step + 1);
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextDouble() < share ? 0 : kept;
    }
    if (mask == null || !mask.equalShapes(input)) {
      forget();
      mask = Nd4j.createUninitializedDetached(input.dataType(), input.shape());
    }
    mask.assign(Nd4j.createFromArray(factors).reshape('c', input.shape()));
    result.assign(input).muli(mask);
    return result;
  }

  @Override
  public INDArray backprop(
      INDArray outputGradient, INDArray inputGradient, int iteration, int epoch) {
    inputGradient.assign(outputGradient).muli(mask);
    return inputGradient;
  }

  @Override
  public void clear() {
    // the mask is used again at the next step
  }

  /** Gives the mask back. */
  void forget() {
    if (mask != null) {
      mask.close();
      mask = null;
    }
  }

  /** DL4J copies configurations of layers; there is one network here, and one dropout. */
  @Override
  public SeededDropout clone() {
    return this;
  }
}
