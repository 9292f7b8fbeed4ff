package org.gennas.proposal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.TrialResult;

/**
 * What a proposer is told.
 *
 * @param networks that can be proposed
 * @param history trials with a score, in order of completion, then halted ones with what they are
 *     guessed to have come to
 * @param closed architectures that ended without a score or were vetoed: not to be proposed again
 * @param running architectures queued or in training
 * @param count proposals wanted, at least 1
 * @param trialsLeft trials left in the budget, this request's included
 * @param seed of this request; the same request with the same seed gives the same proposals
 * @param iteration 1-based round of proposals
 * @param results finished trials with all their scores, in the order of {@code history}, halted
 *     ones not among them
 * @param proposals what was said of {@code results} before they were trained, in their order
 * @param guidance what people said
 * @param secondObjective what is to be kept small besides; empty: only the score counts
 * @param warmStart the network to be trained first; empty: the strategy's own choice
 */
public record ProposalRequest(
    Networks networks,
    List<Observation> history,
    List<Architecture> closed,
    List<Architecture> running,
    SearchLimits limits,
    int count,
    int trialsLeft,
    long seed,
    int iteration,
    List<TrialResult> results,
    List<Proposal> proposals,
    Guidance guidance,
    Optional<SecondObjective> secondObjective,
    Optional<Architecture> warmStart) {
  public ProposalRequest {
    proposals = List.copyOf(proposals);
    history = List.copyOf(history);
    closed = List.copyOf(closed);
    running = List.copyOf(running);
    results = List.copyOf(results);
  }

  /** A first request to a proposer that needs no more than scores. */
  public ProposalRequest(
      Networks networks,
      List<Observation> history,
      List<Architecture> closed,
      List<Architecture> running,
      SearchLimits limits,
      int count,
      int trialsLeft,
      long seed) {
    this(
        networks,
        history,
        closed,
        running,
        limits,
        count,
        trialsLeft,
        seed,
        1,
        List.of(),
        List.of(),
        Guidance.none(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with other numbers of proposals and other networks to leave alone. */
  public ProposalRequest with(int otherCount, List<Architecture> otherRunning) {
    return new ProposalRequest(
        networks,
        history,
        closed,
        otherRunning,
        limits,
        otherCount,
        trialsLeft,
        seed,
        iteration,
        results,
        proposals,
        guidance,
        secondObjective,
        warmStart);
  }

  /** What was said of a finished trial's architecture before it was trained. */
  public Optional<Proposal> proposal(Architecture architecture) {
    return proposals.stream().filter(p -> p.architecture().equals(architecture)).findFirst();
  }

  /**
   * @param auc validation mean AUC
   */
  public record Observation(Architecture architecture, double auc) {}

  /** Canonical forms of all networks that are not to be proposed. */
  public Set<Architecture> known() {
    return Stream.of(
            history.stream().map(Observation::architecture), closed.stream(), running.stream())
        .flatMap(s -> s)
        .map(networks::canonical)
        .collect(Collectors.toSet());
  }
}
