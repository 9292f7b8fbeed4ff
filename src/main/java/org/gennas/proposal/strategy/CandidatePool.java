package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.proposal.Constraints;
import org.gennas.proposal.ProposalRequest;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * The distinct networks that a request's limits allow, each once, in code order. Where the
 * canonical code breaks a lock but an alias keeps it, the alias stands for the network.
 */
final class CandidatePool {
  private final Constraints constraints;
  private final List<Candidate> all = new ArrayList<>();
  private final Map<Architecture, Candidate> byCanonical = new HashMap<>();
  private final double meanSize;
  private final double deviationOfSize;

  private CandidatePool(Constraints constraints) {
    this.constraints = constraints;
    Map<Architecture, Networks.Cost> costs = new LinkedHashMap<>();
    Map<Architecture, Architecture> codes = codes();
    codes.forEach(
        (canonical, code) -> {
          Networks.Cost cost = constraints.cost(code);
          if (constraints.affordable(cost)) {
            costs.put(canonical, cost);
          }
        });
    double sum = 0;
    double squares = 0;
    for (Networks.Cost cost : costs.values()) {
      double size = logSize(cost);
      sum += size;
      squares += size * size;
    }
    int count = Math.max(1, costs.size());
    double variance = squares / count - Math.pow(sum / count, 2);
    this.meanSize = sum / count;
    this.deviationOfSize = variance > 1e-9 ? Math.sqrt(variance) : 1;
    costs.forEach(
        (canonical, cost) -> {
          Candidate candidate =
              new Candidate(codes.get(canonical), canonical, features(canonical, cost), cost);
          all.add(candidate);
          byCanonical.put(canonical, candidate);
        });
  }

  private Map<Architecture, Architecture> codes() {
    Map<Architecture, Architecture> codes = new LinkedHashMap<>();
    for (Architecture architecture : constraints.networks().all()) {
      if (constraints.limits().respectsLocks(architecture)) {
        Architecture canonical = constraints.networks().canonical(architecture);
        if (canonical.equals(architecture)) {
          codes.put(canonical, architecture);
        } else {
          codes.putIfAbsent(canonical, architecture);
        }
      }
    }
    return codes;
  }

  private static double logSize(Networks.Cost cost) {
    return Math.log(1 + cost.macs());
  }

  private NetworkFeatures features(Architecture canonical, Networks.Cost cost) {
    return NetworkFeatures.of(
        constraints.networks(), canonical, (logSize(cost) - meanSize) / deviationOfSize);
  }

  /** The pool of a request, {@code known} taken over where it fits. */
  static CandidatePool of(ProposalRequest request, Optional<CandidatePool> known) {
    Constraints constraints = Constraints.of(request);
    return known
        .filter(pool -> pool.constraints.equals(constraints))
        .orElseGet(() -> new CandidatePool(constraints));
  }

  /** All candidates. */
  List<Candidate> all() {
    return all;
  }

  /** The candidates whose canonical form is not among {@code known}. */
  List<Candidate> without(Set<Architecture> known) {
    List<Candidate> left = new ArrayList<>(all.size());
    for (Candidate candidate : all) {
      if (!known.contains(candidate.canonical())) {
        left.add(candidate);
      }
    }
    return left;
  }

  /** The network of any code as a candidate, though it may break the limits. */
  Candidate candidate(Architecture architecture) {
    Architecture canonical = constraints.networks().canonical(architecture);
    Candidate listed = byCanonical.get(canonical);
    if (listed != null) {
      return listed;
    }
    Networks.Cost cost = constraints.cost(architecture);
    return new Candidate(architecture, canonical, features(canonical, cost), cost);
  }

  /** The candidate of that network, where the limits allow it. */
  Optional<Candidate> allowed(Architecture architecture) {
    return Optional.ofNullable(byCanonical.get(constraints.networks().canonical(architecture)));
  }
}
