package org.gennas.proposal;

import org.gennas.space.Architecture;

/** Hears a proposal while it is being made. Called on the proposer's thread. */
public interface ProposalListener {
  /**
   * A proposal's architecture is known.
   *
   * @param index 0-based within the request
   */
  void architecture(int index, Architecture architecture);

  /** A piece of the rationale of proposal {@code index}. */
  void rationale(int index, String piece);

  /** Something of the talk with a language model. */
  default void message(ProposerMessage message) {}

  /** Hears nothing. */
  static ProposalListener silent() {
    return new ProposalListener() {
      @Override
      public void architecture(int index, Architecture architecture) {}

      @Override
      public void rationale(int index, String piece) {}
    };
  }
}
