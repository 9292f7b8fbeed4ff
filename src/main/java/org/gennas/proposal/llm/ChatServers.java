package org.gennas.proposal.llm;

import org.gennas.study.config.LanguageModel;

/** Makes the connection to a study's language model. */
@FunctionalInterface
public interface ChatServers {
  /**
   * The server of that model; nothing is sent yet.
   *
   * @throws ChatProblem if the provider needs a key and none is known, or needs an address
   */
  ChatServer open(LanguageModel model) throws ChatProblem;
}
