package org.gennas.proposal.llm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.LanguageModel;

/** Questions for tests, and bare connections to a {@link FakeModelServer}. */
final class Asking {
  static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"code\":{\"type\":\"string\",\"pattern\":\"^[0-2]{8}$\"}},"
          + "\"required\":[\"code\"],\"additionalProperties\":false}";

  private Asking() {}

  static ChatQuery query() {
    return new ChatQuery(
        List.of(
            new ChatTurn(ChatTurn.Role.SYSTEM, "You propose networks."),
            new ChatTurn(ChatTurn.Role.USER, "Propose one."),
            new ChatTurn(ChatTurn.Role.MODEL, "00000000"),
            new ChatTurn(ChatTurn.Role.USER, "A better one, with \"wide\" blocks.")),
        Optional.of(SCHEMA),
        Optional.of(0.5),
        1000);
  }

  static ChatServer connection(FakeModelServer fake) throws ChatProblem {
    return connection(fake, Duration.ofSeconds(LanguageModel.Limits.IDLE_SECONDS));
  }

  static ChatServer connection(FakeModelServer fake, Duration idle) throws ChatProblem {
    return new LangChainServers(fake.keys()).connection(fake.model(), idle);
  }
}
