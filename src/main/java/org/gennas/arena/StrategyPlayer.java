package org.gennas.arena;

import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.study.config.StudyConfig;

/** A strategy that needs nothing but arithmetic. */
public record StrategyPlayer(ProposerChoice choice) implements Player {
  @Override
  public String name() {
    return choice.key();
  }

  @Override
  public int seeds() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean forgets() {
    return true;
  }

  @Override
  public Proposer proposer(StudyConfig search) {
    return choice.proposer();
  }
}
