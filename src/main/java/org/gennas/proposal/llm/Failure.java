package org.gennas.proposal.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * Why one request came to nothing, before it is known what went over the wire.
 *
 * @param message what happened and what to do
 * @param status of HTTP; 0 where there was none
 * @param retryAfter what the server asked for
 */
record Failure(ChatProblem.Kind kind, String message, int status, Optional<Duration> retryAfter) {
  static Failure of(ChatProblem.Kind kind, String message) {
    return new Failure(kind, message, 0, Optional.empty());
  }

  /** The server does not take a request of this form; one of another form may do. */
  boolean refusesForm() {
    return kind == ChatProblem.Kind.REJECTED && (status == 400 || status == 422);
  }
}
