package org.gennas.proposal.strategy;

/**
 * The scale on which strategies model scores: the logarithm of 1 - AUC. Choices multiply the error
 * rather than add to the score, and near the top a small gain counts for more.
 */
final class LogError {
  private static final double SMALLEST_ERROR = 1e-4;

  private LogError() {}

  static double of(double score) {
    return Math.log(Math.max(1 - score, SMALLEST_ERROR));
  }

  /** The score of a log-error. */
  static double score(double logError) {
    return 1 - Math.min(1, Math.exp(logError));
  }
}
