package org.gennas.ui.compare;

import org.gennas.study.event.Proposal;

/** Who proposed a trial, as far as plots tell them apart by shapes. */
public enum ProposerKind {
  LANGUAGE_MODEL,
  /** A strategy that fits a model to the scores so far. */
  SURROGATE,
  /** A strategy that changes what did well: evolution, local search. */
  VARIATION,
  PERSON,
  RANDOM;

  /** Who made a proposal, by the name that it bears. */
  static ProposerKind of(Proposal proposal) {
    return switch (proposal.proposer()) {
      case Proposal.PERSON -> PERSON;
      case "Random" -> RANDOM;
      case "Surrogate", "Blend", "Gaussian process" -> SURROGATE;
      case "Evolution", "Local search" -> VARIATION;
      default -> LANGUAGE_MODEL;
    };
  }
}
