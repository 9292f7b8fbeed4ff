package org.gennas.proposal.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param text the answer proper
 * @param thinking reasoning that came before it, where the server shows it; else empty
 * @param complete false where the server cut it off at the limit of tokens
 * @param usage empty where the server did not say
 * @param firstPiece from the request to the first piece of reasoning or answer
 * @param time from the request to the end
 * @param wire as sent and received
 */
public record ChatReply(
    String text,
    String thinking,
    boolean complete,
    Optional<Usage> usage,
    Duration firstPiece,
    Duration time,
    Wire wire) {
  /** Tokens of one request, reasoning counted as output. */
  public record Usage(long input, long output) {}

  /**
   * The bodies of one request as they went over the wire, without headers.
   *
   * @param sent empty where nothing was sent
   * @param received as far as it came
   */
  public record Wire(String sent, String received) {
    public static final Wire NONE = new Wire("", "");
  }
}
