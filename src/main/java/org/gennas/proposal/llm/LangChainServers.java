package org.gennas.proposal.llm;

import org.gennas.study.LanguageModel;

/** Servers of all providers, through LangChain4j. */
public final class LangChainServers implements ChatServers {
  private final ApiKeys keys;

  public LangChainServers(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public ChatServer open(LanguageModel model) throws ChatProblem {
    throw new ChatProblem(ChatProblem.Kind.REJECTED, "Not built yet: " + keys);
  }
}
