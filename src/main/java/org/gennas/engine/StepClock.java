package org.gennas.engine;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Notes when a step's forward and backward pass ended. Confined to one thread. */
final class StepClock extends BaseTrainingListener {
  private long forwardEnd;
  private long backwardEnd;

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    forwardEnd = System.nanoTime();
  }

  @Override
  public void onBackwardPass(Model model) {
    backwardEnd = System.nanoTime();
  }

  /** {@link System#nanoTime} of the last step. */
  long forwardEnd() {
    return forwardEnd;
  }

  /** {@link System#nanoTime} of the last step. */
  long backwardEnd() {
    return backwardEnd;
  }
}
