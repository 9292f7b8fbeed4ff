package org.gennas.proposal.llm;

import java.time.Duration;

/** Hears an answer as it comes, on the thread that asks or one of the connection's. */
public interface ChatListener {
  void thinking(String piece);

  void answer(String piece);

  /** Nothing is sent for a while, for a reason fit to be shown. */
  default void waiting(String reason, Duration time) {}

  /** One try failed; whether there is another is told by {@link #again}. */
  default void failed(ChatProblem problem) {}

  /** What came before is void: the request is sent again from the start. */
  default void again() {}

  /** Hears nothing. */
  static ChatListener silent() {
    return new ChatListener() {
      @Override
      public void thinking(String piece) {}

      @Override
      public void answer(String piece) {}
    };
  }
}
