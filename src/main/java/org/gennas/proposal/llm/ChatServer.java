package org.gennas.proposal.llm;

import java.io.Closeable;

/** Where questions to a language model go. Safe for several threads. */
public interface ChatServer extends Closeable {
  /**
   * Asks and waits for the whole answer; pieces go to the listener meanwhile. Interrupting the
   * thread calls the request off within 300 ms and closes its connection.
   *
   * @throws ChatProblem where no whole answer came
   * @throws InterruptedException when called off
   */
  ChatReply ask(ChatQuery query, ChatListener listener) throws ChatProblem, InterruptedException;

  @Override
  default void close() {}
}
