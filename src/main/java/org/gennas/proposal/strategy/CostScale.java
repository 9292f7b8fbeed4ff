package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalRequest;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.event.TrialResult;

/**
 * What a network costs in the study's second objective, on a logarithmic scale from 0, the cheapest
 * candidate, to 1, the dearest; 0 for all without a second objective.
 */
final class CostScale {
  private final SecondObjective objective;
  private final Optional<RidgeRegression> latency;
  private final double least;
  private final double range;

  private CostScale(
      SecondObjective objective, Optional<RidgeRegression> latency, double least, double range) {
    this.objective = objective;
    this.latency = latency;
    this.least = least;
    this.range = range;
  }

  /** Empty where only the score counts, or nothing is known of the second objective yet. */
  static Optional<CostScale> of(StrategyInput situation) {
    return situation.request().secondObjective().flatMap(o -> of(situation, o));
  }

  private static Optional<CostScale> of(StrategyInput situation, SecondObjective objective) {
    Optional<RidgeRegression> latency = latency(situation);
    if (objective == SecondObjective.LATENCY && latency.isEmpty()) {
      return Optional.empty();
    }
    CostScale raw = new CostScale(objective, latency, 0, 1);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : situation.pool().all()) {
      double size = raw.of(candidate);
      least = Math.min(least, size);
      most = Math.max(most, size);
    }
    return Optional.of(new CostScale(objective, latency, least, Math.max(most - least, 1e-9)));
  }

  /** Latencies of networks that were not measured follow from those that were. */
  private static Optional<RidgeRegression> latency(StrategyInput situation) {
    ProposalRequest request = situation.request();
    List<double[]> rows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (TrialResult result : request.results()) {
      if (result.latencyMillis().isPresent()) {
        rows.add(row(situation.pool().candidate(result.trial().architecture())));
        values.add(Math.log(result.latencyMillis().get()));
      }
    }
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            RidgeRegression.fit(
                rows.toArray(new double[0][]),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                0.1));
  }

  /** Costs of the closed form and the choices themselves. */
  private static double[] row(Candidate candidate) {
    NetworkFeatures features = candidate.features();
    double[] row = new double[2 + features.slots() * 10];
    row[0] = 1;
    row[1] = features.size();
    for (int i = 0; i < features.slots(); i++) {
      row[2 + i * 10 + features.choice(i)] = 1;
    }
    return row;
  }

  double of(Candidate candidate) {
    double raw =
        switch (objective) {
          case MACS -> Math.log(1 + candidate.cost().macs());
          case PARAMS -> Math.log(1 + candidate.cost().params());
          case LATENCY -> latency.orElseThrow().predict(row(candidate));
        };
    return (raw - least) / range;
  }
}
