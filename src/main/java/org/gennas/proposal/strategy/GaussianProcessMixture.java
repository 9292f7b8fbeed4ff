package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;
import org.gennas.proposal.strategy.StatedDeviation.Miss;
import org.gennas.study.event.Proposal.Prediction;

/**
 * What the trials so far say about any network: Gaussian processes under several priors, from all
 * but additive to rugged and from quiet to noisy, each weighed by how likely it makes the scores
 * (Bayesian model averaging). Pending networks count as scored as predicted (the kriging believer
 * of Ginsbourger et al. 2010), which leaves every expectation as it is and takes away what they
 * will tell anyway. Immutable.
 */
final class GaussianProcessMixture {
  /** Priors are weighed on so many of the latest trials, which bounds the time. */
  private static final int WEIGHED_ON = 64;

  private final List<NetworkFeatures> seen;
  private final List<Voice> voices;
  private final double offset;
  private final double scale;
  private final double[] logErrors;

  /**
   * @param known fitted to the scores alone
   * @param process fitted to what pending networks are believed to score besides
   */
  private record Voice(GaussianProcess known, GaussianProcess process, double weight) {}

  /**
   * A prior.
   *
   * @param noise variance of one training on the kernel's scale
   */
  record Prior(NetworkKernel kernel, double noise) {}

  /** A prior and how likely it makes what was observed. */
  private record Weighed(Prior prior, double evidence) {}

  private GaussianProcessMixture(
      List<NetworkFeatures> seen,
      List<Voice> voices,
      double offset,
      double scale,
      double[] logErrors) {
    this.seen = seen;
    this.voices = voices;
    this.offset = offset;
    this.scale = scale;
    this.logErrors = logErrors;
  }

  /**
   * @param priors at least one
   * @param voices how many of the likeliest priors to keep, at least 1
   * @param situation with at least one trained network
   */
  static GaussianProcessMixture of(List<Prior> priors, int voices, StrategyInput situation) {
    int trained = situation.trained().size();
    List<NetworkFeatures> seen = new ArrayList<>();
    double[] targets = new double[trained];
    double offset = 0;
    for (int i = 0; i < trained; i++) {
      seen.add(situation.trained().get(i).candidate().features());
      targets[i] = LogError.of(situation.trained().get(i).score());
      offset += targets[i] / trained;
    }
    double squares = 0;
    for (double target : targets) {
      squares += (target - offset) * (target - offset) / trained;
    }
    double scale = squares > 1e-18 ? Math.sqrt(squares) : 1;
    double[] logErrors = targets.clone();
    for (int i = 0; i < trained; i++) {
      targets[i] = (targets[i] - offset) / scale;
    }
    List<Weighed> likeliest = likeliest(priors, voices, seen, targets);
    situation.pending().forEach(pending -> seen.add(pending.features()));
    return new GaussianProcessMixture(
        seen, voices(likeliest, seen, targets), offset, scale, logErrors);
  }

  private static List<Weighed> likeliest(
      List<Prior> priors, int voices, List<NetworkFeatures> seen, double[] targets) {
    int from = Math.max(0, targets.length - WEIGHED_ON);
    List<NetworkFeatures> latest = seen.subList(from, targets.length);
    double[] values = Arrays.copyOfRange(targets, from, targets.length);
    List<KernelInputs> relations = relations(latest);
    int slots = seen.get(0).slots();
    List<Weighed> weighed = new ArrayList<>();
    for (Prior prior : priors) {
      GaussianProcess process =
          GaussianProcess.fit(prior.kernel(), slots, relations, values, prior.noise(), 0);
      weighed.add(new Weighed(prior, process.evidence()));
    }
    weighed.sort(Comparator.comparingDouble(w -> -w.evidence()));
    return weighed.subList(0, Math.min(voices, weighed.size()));
  }

  private static List<KernelInputs> relations(List<NetworkFeatures> networks) {
    return networks.stream().map(network -> KernelInputs.of(network, networks)).toList();
  }

  /**
   * @param seen the observed networks and then the pending ones
   * @param targets of the observed ones
   */
  private static List<Voice> voices(
      List<Weighed> likeliest, List<NetworkFeatures> seen, double[] targets) {
    double best = likeliest.get(0).evidence();
    double sum = likeliest.stream().mapToDouble(w -> Math.exp(w.evidence() - best)).sum();
    int slots = seen.get(0).slots();
    int pending = seen.size() - targets.length;
    List<KernelInputs> relations = relations(seen);
    List<Voice> voices = new ArrayList<>();
    for (Weighed weighed : likeliest) {
      Prior prior = weighed.prior();
      GaussianProcess known =
          GaussianProcess.fit(prior.kernel(), slots, relations, targets, prior.noise(), 0);
      GaussianProcess process = known;
      if (pending > 0) {
        double[] believed = Arrays.copyOf(targets, seen.size());
        for (int i = targets.length; i < believed.length; i++) {
          believed[i] = known.mean(relations.get(i));
        }
        process =
            GaussianProcess.fit(prior.kernel(), slots, relations, believed, prior.noise(), pending);
      }
      voices.add(new Voice(known, process, Math.exp(weighed.evidence() - best) / sum));
    }
    return List.copyOf(voices);
  }

  /** Expected log-error of a network, noise left out. */
  double mean(Candidate candidate) {
    KernelInputs relation = KernelInputs.of(candidate.features(), seen);
    double mean = 0;
    for (Voice voice : voices) {
      mean += voice.weight() * voice.process().mean(relation);
    }
    return offset + scale * mean;
  }

  /** Expected log-error and the variance of that expectation. */
  Posterior posterior(Candidate candidate) {
    return posterior(candidate, Voice::process);
  }

  private Posterior posterior(Candidate candidate, Function<Voice, GaussianProcess> process) {
    KernelInputs relation = KernelInputs.of(candidate.features(), seen);
    double mean = 0;
    double squares = 0;
    for (Voice voice : voices) {
      Posterior own = process.apply(voice).posterior(candidate.features(), relation);
      mean += voice.weight() * own.mean();
      squares += voice.weight() * (own.variance() + own.mean() * own.mean());
    }
    return new Posterior(offset + scale * mean, scale * scale * Math.max(squares - mean * mean, 0));
  }

  /** How far each trained network's log-error is from what all voices expect without it. */
  private List<Miss> misses() {
    List<List<Miss>> each = voices.stream().map(voice -> voice.known().misses()).toList();
    List<Miss> misses = new ArrayList<>();
    for (int i = 0; i < each.get(0).size(); i++) {
      double error = 0;
      double squares = 0;
      for (int v = 0; v < voices.size(); v++) {
        Miss own = each.get(v).get(i);
        error += voices.get(v).weight() * own.error();
        squares += voices.get(v).weight() * (own.variance() + own.error() * own.error());
      }
      misses.add(new Miss(scale * error, scale * scale * (squares - error * error)));
    }
    return misses;
  }

  /** Variance of one training's log-error about its network's. */
  private double noise() {
    double noise = 0;
    for (Voice voice : voices) {
      noise += voice.weight() * voice.known().noise();
    }
    return scale * scale * noise;
  }

  /** What is told of one training of a network, from the scores alone. */
  Prediction predict(Candidate candidate) {
    Posterior known = posterior(candidate, Voice::known);
    return StatedDeviation.of(logErrors, misses())
        .prediction(new Posterior(known.mean(), known.variance() + noise()));
  }
}
