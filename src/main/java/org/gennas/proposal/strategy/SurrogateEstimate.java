package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;
import org.gennas.proposal.strategy.StatedDeviation.Miss;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.event.Proposal.Prediction;

/**
 * What the trials so far say about any architecture: ridge regression of log(1 - AUC) on the
 * one-hot choices of all slots. The logarithm makes effects multiply the error, as they do near the
 * top. Immutable; a few microseconds a query.
 */
public final class SurrogateEstimate {
  /** In units of one observation; chosen on synthetic landscapes, see docs/strategies.md. */
  static final double PENALTY = 0.1;

  private final Networks networks;
  private final List<double[]> rows;
  private final List<Double> targets;
  private final RidgeRegression regression;
  private final double penalty;
  private final StatedDeviation stated;

  /**
   * How one slot's choice moves the prediction.
   *
   * @param slot 0-based
   * @param choice what stands there
   * @param gain in validation mean AUC, against the mean over the choices the slot has
   */
  public record Effect(int slot, int choice, double gain) {}

  private SurrogateEstimate(
      Networks networks, List<double[]> rows, List<Double> targets, double penalty) {
    this.networks = networks;
    this.rows = rows;
    this.targets = targets;
    double[] logErrors = targets.stream().mapToDouble(Double::doubleValue).toArray();
    this.regression = RidgeRegression.fit(rows.toArray(new double[0][]), logErrors, penalty);
    this.penalty = penalty;
    this.stated = StatedDeviation.of(logErrors, misses());
  }

  /**
   * The estimate from these trials; empty where fewer than two different scores leave nothing to
   * learn from.
   */
  public static Optional<SurrogateEstimate> of(Networks networks, List<Observation> history) {
    return of(networks, history, PENALTY);
  }

  /** The estimate with another penalty. */
  static Optional<SurrogateEstimate> of(
      Networks networks, List<Observation> history, double penalty) {
    if (history.stream().mapToDouble(Observation::auc).distinct().count() < 2) {
      return Optional.empty();
    }
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Observation observation : history) {
      rows.add(features(networks, observation.architecture()));
      targets.add(LogError.of(observation.auc()));
    }
    return Optional.of(new SurrogateEstimate(networks, rows, targets, penalty));
  }

  /**
   * The estimate as if {@code architecture} had been trained and scored as predicted (the kriging
   * believer of Ginsbourger et al. 2010), so that the next of a batch looks elsewhere.
   */
  SurrogateEstimate believing(Architecture architecture) {
    double[] row = features(networks, architecture);
    List<double[]> moreRows = new ArrayList<>(rows);
    List<Double> moreTargets = new ArrayList<>(targets);
    moreRows.add(row);
    moreTargets.add(regression.predict(row));
    return new SurrogateEstimate(networks, moreRows, moreTargets, penalty);
  }

  /** The canonical form's choices, so that a network has one prediction whatever its code. */
  static double[] features(Networks networks, Architecture architecture) {
    Architecture canonical = networks.canonical(architecture);
    double[] row = new double[1 + total(networks)];
    row[0] = 1;
    int first = 1;
    for (int i = 0; i < canonical.length(); i++) {
      row[first + canonical.choice(i)] = 1;
      first += networks.choices(i);
    }
    return row;
  }

  private static int total(Networks networks) {
    int total = 0;
    for (int i = 0; i < networks.length(); i++) {
      total += networks.choices(i);
    }
    return total;
  }

  /** Trials, believed ones included, that this rests on. */
  public int observations() {
    return rows.size();
  }

  private List<Miss> misses() {
    List<Miss> misses = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      misses.add(regression.miss(rows.get(i), targets.get(i)));
    }
    return misses;
  }

  /** The validation mean AUC of one training, as it is expected. */
  public Prediction predict(Architecture architecture) {
    double[] row = features(networks, architecture);
    double deviation = regression.observationDeviation(row);
    return stated.prediction(new Posterior(regression.predict(row), deviation * deviation));
  }

  /** The AUC that is plausible at best: the prediction plus one deviation of its mean. */
  double upperBound(Architecture architecture) {
    double[] row = features(networks, architecture);
    return 1 - Math.exp(lowerLogError(row));
  }

  /** Log-error at the optimistic end; the search looks for the smallest. */
  double optimism(Architecture architecture) {
    return lowerLogError(features(networks, architecture));
  }

  private double lowerLogError(double[] row) {
    return regression.predict(row) - regression.deviation(row);
  }

  /**
   * What every choice of every slot adds, in slot and choice order, at the error of {@code base}.
   */
  public List<Effect> choices(Architecture base) {
    double error = Math.exp(regression.predict(features(networks, base)));
    List<Effect> effects = new ArrayList<>();
    int first = 1;
    for (int slot = 0; slot < networks.length(); slot++) {
      int choices = networks.choices(slot);
      double mean = 0;
      for (int c = 0; c < choices; c++) {
        mean += regression.weight(first + c) / choices;
      }
      for (int c = 0; c < choices; c++) {
        effects.add(new Effect(slot, c, -error * (regression.weight(first + c) - mean)));
      }
      first += choices;
    }
    return List.copyOf(effects);
  }

  /** What each slot adds to the prediction, the largest in either direction first. */
  public List<Effect> effects(Architecture architecture) {
    Architecture canonical = networks.canonical(architecture);
    return choices(canonical).stream()
        .filter(e -> canonical.choice(e.slot()) == e.choice())
        .sorted(Comparator.comparingDouble(effect -> -Math.abs(effect.gain())))
        .toList();
  }
}
