package org.gennas.proposal;

import java.time.Duration;
import java.util.Optional;

/** What a proposer that talks to a language model lets people see while it works. */
public sealed interface ProposerMessage {
  /**
   * A request goes out.
   *
   * @param round 1 for the first, more for each repair
   * @param purpose short, such as "4 proposals" or "lessons"
   */
  record Asking(String model, int round, String purpose) implements ProposerMessage {}

  /** A piece of reasoning that came before the answer. */
  record Thinking(String piece) implements ProposerMessage {}

  /** A piece of the answer. */
  record Answering(String piece) implements ProposerMessage {}

  /** The request waits before it is sent, or sent again. */
  record Waiting(String reason, Duration time) implements ProposerMessage {}

  /**
   * An answer is complete.
   *
   * @param dollars empty without a price
   * @param spent of the whole study so far, this answer included
   * @param tokensSoFar of the whole study, both ways, this answer included
   */
  record Answered(
      long inputTokens,
      long outputTokens,
      Duration time,
      Optional<Double> dollars,
      Optional<Double> spent,
      long tokensSoFar)
      implements ProposerMessage {}

  /** Proposals were refused; the reason goes back to the model unless the rounds are used up. */
  record Refused(int round, String reason) implements ProposerMessage {}

  /**
   * Something that people should know afterwards as well: a failure, a limit, who filled the batch.
   * It is journalled.
   */
  record Remark(String text) implements ProposerMessage {}
}
