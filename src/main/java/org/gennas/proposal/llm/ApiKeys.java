package org.gennas.proposal.llm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of providers: the environment's first, else those given by a person, kept in memory for as
 * long as the program runs. Safe for several threads.
 */
public final class ApiKeys {
  private final Map<String, String> environment;
  private final Map<Provider, ApiKey> given = new ConcurrentHashMap<>();

  public ApiKeys(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The provider's key; empty where none is known. */
  public Optional<ApiKey> key(Provider provider) {
    return fromEnvironment(provider).or(() -> Optional.ofNullable(given.get(provider)));
  }

  /** Whether the environment holds the provider's key. */
  public boolean isFromEnvironment(Provider provider) {
    return fromEnvironment(provider).isPresent();
  }

  private Optional<ApiKey> fromEnvironment(Provider provider) {
    return provider
        .keyVariable()
        .map(environment::get)
        .filter(text -> !text.isBlank())
        .map(ApiKey::new);
  }

  /** Remembers a key that a person typed in. */
  public void give(Provider provider, ApiKey key) {
    given.put(provider, key);
  }

  /** Forgets a key that a person typed in; the environment's stays. */
  public void forget(Provider provider) {
    given.remove(provider);
  }

  /** The server's address as the environment has it, such as OPENAI_BASE_URL. */
  public Optional<String> address(Provider provider) {
    return provider
        .addressVariable()
        .map(environment::get)
        .filter(text -> !text.isBlank())
        .map(String::strip);
  }

  @Override
  public String toString() {
    return "ApiKeys[hidden]";
  }
}
