package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;

/**
 * What a strategy sees when it chooses one network. Immutable.
 *
 * @param trained networks with a score, in order of completion
 * @param pending networks without one yet: in training, queued, or chosen before in this request
 * @param left networks to choose from, at least one, in code order
 * @param taken canonical forms of all networks that are not to be proposed
 */
record StrategyInput(
    ProposalRequest request,
    CandidatePool pool,
    List<Trained> trained,
    List<Candidate> pending,
    List<Candidate> left,
    Set<Architecture> taken) {

  /**
   * @param score validation mean AUC
   */
  record Trained(Candidate candidate, double score) {}

  static StrategyInput of(ProposalRequest request, CandidatePool pool) {
    List<Trained> trained = new ArrayList<>();
    for (Observation observation : request.history()) {
      trained.add(new Trained(pool.candidate(observation.architecture()), observation.auc()));
    }
    List<Candidate> pending = new ArrayList<>();
    for (Architecture running : request.running()) {
      pending.add(pool.candidate(running));
    }
    return new StrategyInput(
        request,
        pool,
        List.copyOf(trained),
        List.copyOf(pending),
        pool.without(request.known()),
        request.known());
  }

  /** The situation after {@code chosen} was chosen. */
  StrategyInput after(Candidate chosen) {
    List<Candidate> more = new ArrayList<>(pending);
    more.add(chosen);
    Set<Architecture> gone = new HashSet<>(taken);
    gone.add(chosen.canonical());
    return new StrategyInput(request, pool, trained, List.copyOf(more), pool.without(gone), gone);
  }

  /** How many networks are not to be proposed, for draws that survive a restart. */
  int known() {
    return taken.size();
  }

  /** All networks that are trained, pending or closed. */
  List<Candidate> seen() {
    List<Candidate> seen = new ArrayList<>();
    trained.forEach(t -> seen.add(t.candidate()));
    request.closed().forEach(a -> seen.add(pool.candidate(a)));
    seen.addAll(pending);
    return seen;
  }

  /** The untried networks that differ from one in a slot, each once. */
  List<Candidate> neighbours(Architecture architecture) {
    return request.networks().neighbours(architecture).stream()
        .map(this::untried)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The same with other networks to choose from, at least one. */
  StrategyInput choosingFrom(List<Candidate> fewer) {
    return new StrategyInput(request, pool, trained, pending, fewer, taken);
  }

  /** That network, where it may be chosen. */
  Optional<Candidate> untried(Architecture architecture) {
    return pool.allowed(architecture).filter(c -> !taken.contains(c.canonical()));
  }
}
