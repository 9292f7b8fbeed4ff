package org.gennas.proposal.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.gennas.study.config.LanguageModel;

/** Servers of all providers, through LangChain4j. */
public final class LangChainServers implements ChatServers {
  private final ApiKeys keys;
  private final InstantSource clock;

  public LangChainServers(ApiKeys keys) {
    this(keys, Clock.systemUTC());
  }

  /**
   * @param clock against which a server's dates are read
   */
  LangChainServers(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public ChatServer open(LanguageModel model) throws ChatProblem {
    ChatServer connection = connection(model, Duration.ofSeconds(model.limits().idleSeconds()));
    return new RetryingChatServer(
        connection, model.limits().requestsPerMinute(), WaitTime.real(), new Random());
  }

  /** The same servers without retries and waits, for a person who wants to know at once. */
  public ChatServers withoutPatience() {
    return model -> connection(model, Duration.ofSeconds(model.limits().idleSeconds()));
  }

  /**
   * The connection alone: every request goes out at once, and once.
   *
   * @param idle without a sign of the server before a request is given up
   */
  ChatServer connection(LanguageModel model, Duration idle) throws ChatProblem {
    Provider provider = provider(model);
    Optional<ApiKey> key = keys.key(provider);
    if (key.isEmpty() && provider.needsKey()) {
      throw new ChatProblem(
          ChatProblem.Kind.KEY_REFUSED,
          provider.title()
              + " needs a key. "
              + provider.keyVariable().map(name -> "Set " + name + ".").orElse(""));
    }
    if (key.isPresent() && !fitsIntoHeader(key.get())) {
      throw new ChatProblem(
          ChatProblem.Kind.KEY_REFUSED,
          "The key of "
              + provider.title()
              + " contains a space, a line break or another invalid character. Copy it again"
              + provider.keyVariable().map(name -> " into " + name).orElse("")
              + ".");
    }
    return new LangChainServer(provider, address(provider, model), model.model(), key, idle, clock);
  }

  private static Provider provider(LanguageModel model) throws ChatProblem {
    try {
      return Provider.named(model.provider());
    } catch (IllegalArgumentException e) {
      throw new ChatProblem(ChatProblem.Kind.REJECTED, e.getMessage() + ".");
    }
  }

  private static boolean fitsIntoHeader(ApiKey key) {
    return key.secret().chars().allMatch(c -> c > ' ' && c < 127);
  }

  private ServerAddress address(Provider provider, LanguageModel model) throws ChatProblem {
    String text =
        model
            .address()
            .filter(address -> !address.isBlank())
            .or(() -> keys.address(provider))
            .or(provider::usualAddress)
            .orElseThrow(
                () ->
                    new ChatProblem(
                        ChatProblem.Kind.UNREACHABLE,
                        provider.title()
                            + " needs the address of its server"
                            + provider
                                .addressVariable()
                                .map(name -> ": name it, or set " + name)
                                .orElse(", such as http://localhost:8080/v1")
                            + "."));
    return ServerAddress.of(provider, text, model.model());
  }
}
