package org.gennas.proposal.strategy;

import java.util.Optional;
import org.gennas.study.event.Proposal.Prediction;

/** A rule that chooses one network at a time. It remembers nothing between calls. */
interface Strategy {
  /** As shown to people, such as "Surrogate". */
  String name();

  /** Chooses one of {@code situation.left()}; the same situation gives the same choice. */
  Choice choose(StrategyInput situation);

  /**
   * @param rationale why, in words
   */
  record Choice(Candidate candidate, String rationale, Optional<Prediction> prediction) {}
}
