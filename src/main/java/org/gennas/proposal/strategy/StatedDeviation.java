package org.gennas.proposal.strategy;

import java.util.List;
import org.gennas.evaluation.StudentT;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;
import org.gennas.study.event.Proposal.Prediction;

/**
 * The deviation that people are told of the score of the next training, made of a model's own. A
 * model's deviation holds its doubt of the network and the noise of a training as it guesses them.
 * How good these guesses are is asked of every trained network: what would the model have said
 * without its score? The root mean square of these errors, each over the model's deviation, is the
 * factor by which the model's deviation is multiplied. What selection adds is how far a prediction
 * falls back to the mean of all scores where the left-out ones, regressed on, have a slope below 1:
 * the best of many predictions is partly luck. Student's t widens what rests on few scores, and two
 * pretended scores, of the usual spread and as far off as expected, stand in where there are hardly
 * any. Strategies choose by the model's own deviation. Immutable.
 */
final class StatedDeviation {
  /** So many scores are pretended beside the real ones. */
  private static final double PRETENDED = 2;

  /** Their deviation of log-error, and so that among networks of which nothing is known. */
  private static final double USUAL_SPREAD = 0.2;

  /** In AUC: the margin of 90 % is then half of all that an AUC can be. */
  private static final double WIDEST = 0.3;

  private final double mean;
  private final double factor;
  private final double fallBack;
  private final double widening;

  /**
   * How far a trained network's log-error is from what a model expects without its score.
   *
   * @param variance that the model states of that error, one training's noise included; above 0
   */
  record Miss(double error, double variance) {}

  private StatedDeviation(double mean, double factor, double fallBack, double widening) {
    this.mean = mean;
    this.factor = factor;
    this.fallBack = fallBack;
    this.widening = widening;
  }

  /**
   * @param logErrors of the trained networks, at least one
   * @param misses of a model that was fitted to all of them, centred by their mean; in their order
   */
  static StatedDeviation of(double[] logErrors, List<Miss> misses) {
    int n = logErrors.length;
    double mean = 0;
    for (double logError : logErrors) {
      mean += logError / n;
    }
    double spread = 0;
    for (double logError : logErrors) {
      spread += (logError - mean) * (logError - mean);
    }
    double eased = (PRETENDED * USUAL_SPREAD * USUAL_SPREAD + spread) / (PRETENDED + n);
    // the model's unit is the spread of the scores, or 1 where they don't differ
    double unit = spread / n > 1e-18 ? spread / n : 1;
    // each network took part in the mean by which the model was centred
    double others = n > 1 ? n / (n - 1.0) : 1;
    double squares = PRETENDED;
    double together = PRETENDED * eased;
    double expected = PRETENDED * eased;
    for (int i = 0; i < n; i++) {
      double error = others * misses.get(i).error();
      double came = others * (logErrors[i] - mean);
      squares += error * error / (misses.get(i).variance() * eased / unit);
      together += (came - error) * came;
      expected += (came - error) * (came - error);
    }
    double slope = Math.max(0, Math.min(1, together / expected));
    return new StatedDeviation(
        mean,
        Math.sqrt(squares / (PRETENDED + n) * eased / unit),
        1 - slope,
        StudentT.margin(Prediction.LEVEL, Math.max(1, n - 1)) / Prediction.MARGIN);
  }

  /**
   * What is told of one training of a network.
   *
   * @param logError as the model expects it, and the variance of one training about that
   */
  Prediction prediction(Posterior logError) {
    double error = Math.min(1, Math.exp(logError.mean()));
    double fall = fallBack * (logError.mean() - mean);
    double deviation = widening * Math.hypot(factor * Math.sqrt(logError.variance()), fall);
    return new Prediction(1 - error, Math.min(WIDEST, error * deviation));
  }
}
