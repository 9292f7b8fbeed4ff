package org.gennas.ui.xrays;

import java.util.Optional;
import java.util.OptionalDouble;

/** How a call at the threshold compares with the label. */
enum CallOutcome {
  TP(true),
  FP(false),
  FN(false),
  TN(true);

  private final boolean right;

  CallOutcome(boolean right) {
    this.right = right;
  }

  /** Whether call and label agree. */
  boolean right() {
    return right;
  }

  /**
   * @param probability of the model, 0 to 1
   * @param threshold lowest probability that is called positive; empty where none is defined
   * @param label 1, 0, or -1 where masked
   * @return empty where there is no threshold or no label
   */
  static Optional<CallOutcome> of(double probability, OptionalDouble threshold, int label) {
    if (threshold.isEmpty() || label < 0) {
      return Optional.empty();
    }
    boolean called = probability >= threshold.getAsDouble();
    if (label == 1) {
      return Optional.of(called ? TP : FN);
    }
    return Optional.of(called ? FP : TN);
  }
}
