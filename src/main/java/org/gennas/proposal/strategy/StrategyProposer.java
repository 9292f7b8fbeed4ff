package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.study.event.Proposal;

/** Proposes what a strategy chooses, from the distinct networks that the limits leave. */
public final class StrategyProposer implements Proposer {
  private final Strategy strategy;
  private Optional<CandidatePool> pool = Optional.empty();

  StrategyProposer(Strategy strategy) {
    this.strategy = strategy;
  }

  @Override
  public String name() {
    return strategy.name();
  }

  @Override
  public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
      throws InterruptedException {
    CandidatePool candidates = CandidatePool.of(request, pool);
    pool = Optional.of(candidates);
    StrategyInput situation = StrategyInput.of(request, candidates);
    List<Proposal> proposals = new ArrayList<>();
    while (proposals.size() < request.count() && !situation.left().isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The proposal was cancelled");
      }
      Strategy.Choice choice = first(situation).orElse(strategy).choose(situation);
      Candidate chosen = choice.candidate();
      Rationale.tell(listener, proposals.size(), chosen.architecture(), choice.rationale());
      proposals.add(
          new Proposal(
              chosen.architecture(), choice.rationale(), choice.prediction(), strategy.name()));
      situation = situation.after(chosen);
    }
    return proposals;
  }

  /** The warm start, where the study names one that has not been tried. */
  private static Optional<Strategy> first(StrategyInput situation) {
    return situation
        .request()
        .warmStart()
        .flatMap(situation.pool()::allowed)
        .filter(c -> !situation.taken().contains(c.canonical()))
        .map(WarmStart::new);
  }
}
