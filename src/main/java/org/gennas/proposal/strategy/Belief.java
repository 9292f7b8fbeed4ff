package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;
import org.gennas.study.Proposal.Prediction;

/**
 * What the trials so far say about any network: Gaussian processes under several priors, from all
 * but additive to rugged and from quiet to noisy, each weighed by how likely it makes the scores
 * (Bayesian model averaging). Pending networks count as scored as predicted, which leaves every
 * expectation as it is and takes away what they will tell anyway. Immutable.
 */
final class Belief {
  /** Priors are weighed on so many of the latest trials, which bounds the time. */
  private static final int WEIGHED_ON = 64;

  private final List<Voice> voices;
  private final double offset;
  private final double scale;

  private record Voice(GaussianProcess process, double weight) {}

  /**
   * A prior.
   *
   * @param noise variance of one training on the kernel's scale
   */
  record Prior(NetworkKernel kernel, double noise) {}

  private Belief(List<Voice> voices, double offset, double scale) {
    this.voices = voices;
    this.offset = offset;
    this.scale = scale;
  }

  /**
   * @param priors at least one
   * @param voices how many of the likeliest priors to keep, at least 1
   * @param situation with at least one trained network
   */
  static Belief of(List<Prior> priors, int voices, Situation situation) {
    List<NetworkFeatures> seen = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Situation.Trained trained : situation.trained()) {
      seen.add(trained.candidate().features());
      targets.add(LogError.of(trained.score()));
    }
    double offset = targets.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = 0;
    for (double target : targets) {
      squares += (target - offset) * (target - offset) / targets.size();
    }
    double scale = squares > 1e-18 ? Math.sqrt(squares) : 1;
    double[] values = targets.stream().mapToDouble(t -> (t - offset) / scale).toArray();
    List<Prior> likeliest = new ArrayList<>();
    List<Double> evidence = new ArrayList<>();
    weigh(priors, voices, seen, values, likeliest, evidence);
    double best = evidence.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double sum = evidence.stream().mapToDouble(e -> Math.exp(e - best)).sum();
    List<Voice> kept = new ArrayList<>();
    for (int i = 0; i < likeliest.size(); i++) {
      kept.add(
          new Voice(
              believing(likeliest.get(i), seen, values, situation.pending()),
              Math.exp(evidence.get(i) - best) / sum));
    }
    return new Belief(List.copyOf(kept), offset, scale);
  }

  private static void weigh(
      List<Prior> priors,
      int voices,
      List<NetworkFeatures> seen,
      double[] values,
      List<Prior> likeliest,
      List<Double> evidence) {
    int from = Math.max(0, values.length - WEIGHED_ON);
    List<NetworkFeatures> latest = seen.subList(from, seen.size());
    double[] scores = Arrays.copyOfRange(values, from, values.length);
    List<Integer> order = new ArrayList<>();
    double[] all = new double[priors.size()];
    for (int i = 0; i < priors.size(); i++) {
      Prior prior = priors.get(i);
      all[i] = GaussianProcess.fit(prior.kernel(), latest, scores, prior.noise(), 0).evidence();
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -all[i]));
    for (int i : order.subList(0, Math.min(voices, order.size()))) {
      likeliest.add(priors.get(i));
      evidence.add(all[i]);
    }
  }

  private static GaussianProcess believing(
      Prior prior, List<NetworkFeatures> seen, double[] values, List<Candidate> pending) {
    GaussianProcess process = GaussianProcess.fit(prior.kernel(), seen, values, prior.noise(), 0);
    if (pending.isEmpty()) {
      return process;
    }
    List<NetworkFeatures> more = new ArrayList<>(seen);
    double[] believed = Arrays.copyOf(values, values.length + pending.size());
    for (int i = 0; i < pending.size(); i++) {
      NetworkFeatures network = pending.get(i).features();
      more.add(network);
      believed[values.length + i] = process.mean(network);
    }
    return GaussianProcess.fit(prior.kernel(), more, believed, prior.noise(), pending.size());
  }

  /** Expected log-error of a network, noise left out. */
  double mean(Candidate candidate) {
    double mean = 0;
    for (Voice voice : voices) {
      mean += voice.weight() * voice.process().mean(candidate.features());
    }
    return offset + scale * mean;
  }

  /** Expected log-error and the variance of that expectation. */
  Posterior posterior(Candidate candidate) {
    double mean = 0;
    double squares = 0;
    for (Voice voice : voices) {
      Posterior own = voice.process().posterior(candidate.features());
      mean += voice.weight() * own.mean();
      squares += voice.weight() * (own.variance() + own.mean() * own.mean());
    }
    return new Posterior(offset + scale * mean, scale * scale * Math.max(squares - mean * mean, 0));
  }

  /** Variance of one training's log-error about its network's. */
  double noise() {
    double noise = 0;
    for (Voice voice : voices) {
      noise += voice.weight() * voice.process().noise();
    }
    return scale * scale * noise;
  }

  /** The expected validation mean AUC of one training and its standard deviation. */
  Prediction predict(Candidate candidate) {
    Posterior posterior = posterior(candidate);
    double error = Math.min(1, Math.exp(posterior.mean()));
    return new Prediction(1 - error, error * Math.sqrt(posterior.variance() + noise()));
  }
}
