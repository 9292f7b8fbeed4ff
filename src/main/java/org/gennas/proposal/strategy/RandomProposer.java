package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.space.Architecture;
import org.gennas.study.Proposal;

/** Draws evenly from the networks that are left, blind to all scores: the yardstick. */
public final class RandomProposer implements Proposer {
  private Optional<CandidatePool> pool = Optional.empty();

  @Override
  public String name() {
    return "Random";
  }

  @Override
  public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
      throws InterruptedException {
    CandidatePool candidates = CandidatePool.of(request, pool);
    pool = Optional.of(candidates);
    List<Architecture> left = candidates.without(request.known());
    int known = request.known().size();
    List<Proposal> proposals = new ArrayList<>();
    while (proposals.size() < request.count() && !left.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The proposal was called off");
      }
      String rationale =
          String.format(
              Locale.ROOT,
              "Drawn at random from %,d untried networks; scores play no part.",
              left.size());
      Architecture drawn = Draws.one(left, request.seed(), known + proposals.size());
      left.remove(drawn);
      Rationale.tell(listener, proposals.size(), drawn, rationale);
      proposals.add(new Proposal(drawn, rationale, Optional.empty(), name()));
    }
    return proposals;
  }
}
