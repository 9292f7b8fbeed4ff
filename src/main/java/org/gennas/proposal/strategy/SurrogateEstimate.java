package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;
import org.gennas.study.Proposal.Prediction;

/**
 * What the trials so far say about any architecture: ridge regression of log(1 - AUC) on the
 * one-hot choices of all slots. The logarithm makes effects multiply the error, as they do near the
 * top. Immutable; a few microseconds a query.
 */
public final class SurrogateEstimate {
  /** Penalty in units of one observation; chosen on NAS-Bench-Macro. */
  private static final double PENALTY = 0.1;

  private static final double SMALLEST_ERROR = 1e-4;

  private final SearchSpace space;
  private final List<double[]> rows;
  private final List<Double> targets;
  private final RidgeRegression regression;

  /**
   * How one slot's choice moves the prediction.
   *
   * @param slot where
   * @param choice what stands there
   * @param gain in validation mean AUC, against the mean over the choices the slot has
   */
  public record Effect(Slot slot, int choice, double gain) {}

  private SurrogateEstimate(SearchSpace space, List<double[]> rows, List<Double> targets) {
    this.space = space;
    this.rows = rows;
    this.targets = targets;
    this.regression =
        RidgeRegression.fit(
            rows.toArray(new double[0][]),
            targets.stream().mapToDouble(Double::doubleValue).toArray(),
            PENALTY);
  }

  /**
   * The estimate from these trials; empty where fewer than two different scores leave nothing to
   * learn from.
   */
  public static Optional<SurrogateEstimate> of(SearchSpace space, List<Observation> history) {
    if (history.stream().mapToDouble(Observation::auc).distinct().count() < 2) {
      return Optional.empty();
    }
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Observation observation : history) {
      rows.add(features(space, observation.architecture()));
      targets.add(Math.log(Math.max(1 - observation.auc(), SMALLEST_ERROR)));
    }
    return Optional.of(new SurrogateEstimate(space, rows, targets));
  }

  /**
   * The estimate as if {@code architecture} had been trained and scored as predicted (the kriging
   * believer of Ginsbourger et al. 2010), so that the next of a batch looks elsewhere.
   */
  SurrogateEstimate believing(Architecture architecture) {
    double[] row = features(space, architecture);
    List<double[]> moreRows = new ArrayList<>(rows);
    List<Double> moreTargets = new ArrayList<>(targets);
    moreRows.add(row);
    moreTargets.add(regression.predict(row));
    return new SurrogateEstimate(space, moreRows, moreTargets);
  }

  /** The canonical form's choices, so that a network has one prediction whatever its code. */
  private static double[] features(SearchSpace space, Architecture architecture) {
    Architecture canonical = space.canonical(architecture);
    int choices = space.blocks().size();
    double[] row = new double[1 + canonical.length() * choices];
    row[0] = 1;
    for (int i = 0; i < canonical.length(); i++) {
      row[1 + i * choices + canonical.choice(i)] = 1;
    }
    return row;
  }

  /** Trials, believed ones included, that this rests on. */
  public int observations() {
    return rows.size();
  }

  /** The expected validation mean AUC of one training and its standard deviation. */
  public Prediction predict(Architecture architecture) {
    double[] row = features(space, architecture);
    double error = Math.min(1, Math.exp(regression.predict(row)));
    return new Prediction(1 - error, error * regression.observationDeviation(row));
  }

  /** The AUC that is plausible at best: the prediction plus one deviation of its mean. */
  double upperBound(Architecture architecture) {
    double[] row = features(space, architecture);
    return 1 - Math.exp(lowerLogError(row));
  }

  /** Log-error at the optimistic end; the search looks for the smallest. */
  double optimism(Architecture architecture) {
    return lowerLogError(features(space, architecture));
  }

  private double lowerLogError(double[] row) {
    return regression.predict(row) - regression.deviation(row);
  }

  /**
   * What every choice of every slot adds, in slot and choice order, at the error of {@code base}.
   */
  public List<Effect> choices(Architecture base) {
    double error = Math.exp(regression.predict(features(space, base)));
    int choices = space.blocks().size();
    List<Effect> effects = new ArrayList<>();
    for (Slot slot : space.slots()) {
      double mean = meanWeight(slot);
      for (int c = 0; c < choices; c++) {
        double own = regression.weight(1 + slot.index() * choices + c);
        effects.add(new Effect(slot, c, -error * (own - mean)));
      }
    }
    return List.copyOf(effects);
  }

  private double meanWeight(Slot slot) {
    int choices = space.blocks().size();
    double mean = 0;
    for (int c = 0; c < choices; c++) {
      mean += regression.weight(1 + slot.index() * choices + c) / choices;
    }
    return mean;
  }

  /** What each slot adds to the prediction, the largest in either direction first. */
  public List<Effect> effects(Architecture architecture) {
    Architecture canonical = space.canonical(architecture);
    double error = Math.exp(regression.predict(features(space, canonical)));
    int choices = space.blocks().size();
    List<Effect> effects = new ArrayList<>();
    for (Slot slot : space.slots()) {
      double mean = meanWeight(slot);
      int choice = canonical.choice(slot.index());
      double own = regression.weight(1 + slot.index() * choices + choice);
      effects.add(new Effect(slot, choice, -error * (own - mean)));
    }
    effects.sort(Comparator.comparingDouble(effect -> -Math.abs(effect.gain())));
    return List.copyOf(effects);
  }
}
