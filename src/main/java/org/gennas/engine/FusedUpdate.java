package org.gennas.engine;

import java.util.function.DoubleSupplier;
import org.deeplearning4j.optimize.api.StepFunction;
import org.deeplearning4j.optimize.solvers.accumulation.GradientsAccumulator;
import org.deeplearning4j.optimize.solvers.accumulation.IndexedTail;
import org.gennas.engine.layer.MomentumStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes DL4J's gradients where they lie and makes the step itself, in place of DL4J's updater and
 * step function, which run over the numbers five times.
 */
final class FusedUpdate implements GradientsAccumulator {
  private static final long serialVersionUID = 1L;

  private final transient MomentumStep step;
  private final transient DoubleSupplier learningRate;

  FusedUpdate(MomentumStep step, DoubleSupplier learningRate) {
    this.step = step;
    this.learningRate = learningRate;
  }

  @Override
  public void applyUpdate(
      StepFunction function, INDArray parameters, INDArray gradients, boolean last) {
    step.apply(learningRate.getAsDouble());
  }

  @Override
  public void applyUpdate(
      StepFunction function, INDArray parameters, INDArray gradients, double factor) {
    throw new UnsupportedOperationException("Steps are not scaled");
  }

  @Override
  public void storeUpdate(INDArray gradients, int iteration, int epoch) {
    // they stay where they are
  }

  @Override
  public void receiveUpdate(INDArray gradients) {
    throw new UnsupportedOperationException("Nobody sends gradients");
  }

  @Override
  public void setExternalSource(IndexedTail source) {
    throw new UnsupportedOperationException("Nobody sends gradients");
  }

  @Override
  public IndexedTail getExternalSource() {
    return null;
  }

  @Override
  public void markExternalUpdates(boolean some) {
    // there are none
  }

  @Override
  public boolean hasAnything() {
    return false;
  }

  @Override
  public void reset() {
    // nothing is kept
  }

  @Override
  public void touch() {
    // nothing is kept for each thread
  }
}
