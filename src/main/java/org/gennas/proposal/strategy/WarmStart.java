package org.gennas.proposal.strategy;

import java.util.Optional;

/** Chooses the network that the study wants trained first. */
record WarmStart(Candidate wanted) implements Strategy {
  @Override
  public String name() {
    return "Warm start";
  }

  @Override
  public Choice choose(StrategyInput situation) {
    return new Choice(wanted, "The study begins with this network.", Optional.empty());
  }
}
