package org.gennas.evaluation;

/** Mean binary cross-entropy of probabilities over the labels that count. Not thread-safe. */
public final class LogLoss {
  /** Nearer to certainty a probability is not taken at its word: it may only be rounded. */
  private static final double LEAST = 1e-7;

  private double sum;
  private long counted;

  /**
   * Counts one label.
   *
   * @param probability 0 to 1
   * @param label 1, 0, or -1 where masked, which is not counted
   */
  public void add(double probability, int label) {
    if (label >= 0) {
      double right = label == 1 ? probability : 1 - probability;
      sum -= Math.log(Math.max(LEAST, right));
      counted++;
    }
  }

  /** The mean; 0 where no label counts. */
  public double mean() {
    return counted == 0 ? 0 : sum / counted;
  }
}
