package org.gennas.proposal.llm;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a language model gave no answer, in words for people: what happened and what to do. Holds no
 * key, and no text from which one could be read.
 */
public final class ChatProblem extends IOException {
  private static final long serialVersionUID = 1;

  /** Kinds of failure; what is worth another try differs. */
  public enum Kind {
    /** No connection, or no such host. */
    UNREACHABLE,
    /** 401 or 403, or no key at all. */
    KEY_REFUSED,
    /** 429. */
    RATE_LIMITED,
    /** 5xx. */
    SERVER_ERROR,
    /** Nothing came for too long. */
    STALLED,
    /** The connection ended within the answer. */
    CUT_OFF,
    /** 4xx: the server does not take such a request, such as an unknown model. */
    REJECTED,
    /** A redirect, a page of HTML, bytes that are no text: not the protocol that was expected. */
    UNREADABLE,
    /** A limit of the study forbids more requests. */
    LIMIT_REACHED,
    /** The recorded conversation has no further answer. */
    NOT_RECORDED
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;
  private final transient ChatReply.Wire wire;

  /**
   * @param message what happened and what to do, one or two sentences
   * @param retryAfter what the server asked for
   * @param wire as far as it went
   */
  public ChatProblem(
      Kind kind, String message, Optional<Duration> retryAfter, ChatReply.Wire wire) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.wire = wire;
  }

  public ChatProblem(Kind kind, String message) {
    this(kind, message, Optional.empty(), ChatReply.Wire.NONE);
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public ChatReply.Wire wire() {
    return wire;
  }
}
