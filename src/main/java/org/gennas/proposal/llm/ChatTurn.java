package org.gennas.proposal.llm;

/** One turn of a conversation. */
public record ChatTurn(Role role, String text) {
  /** Who speaks. */
  public enum Role {
    SYSTEM,
    USER,
    MODEL
  }
}
