package org.gennas.proposal.llm;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who serves a language model, by the protocol that is spoken. */
public enum Provider {
  OPENAI(
      "openai", "OpenAI", true, "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL"),
  AZURE("azure", "Azure OpenAI", true, "", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT"),
  ANTHROPIC(
      "anthropic", "Anthropic", true, "https://api.anthropic.com/v1", "ANTHROPIC_API_KEY", ""),
  GEMINI(
      "gemini",
      "Google Gemini",
      true,
      "https://generativelanguage.googleapis.com/v1beta",
      "GEMINI_API_KEY",
      ""),
  OLLAMA("ollama", "Ollama", false, "http://localhost:11434", "", "OLLAMA_HOST"),
  // not OpenAI's own key: that one must not go to other people's servers
  COMPATIBLE("compatible", "OpenAI-compatible server", false, "", "GENNAS_LLM_API_KEY", "");

  private final String key;
  private final String title;
  private final boolean needsKey;
  private final String address;
  private final String keyVariable;
  private final String addressVariable;

  Provider(
      String key,
      String title,
      boolean needsKey,
      String address,
      String keyVariable,
      String addressVariable) {
    this.key = key;
    this.title = title;
    this.needsKey = needsKey;
    this.address = address;
    this.keyVariable = keyVariable;
    this.addressVariable = addressVariable;
  }

  /** As written in study.json. */
  public String key() {
    return key;
  }

  /** As shown to people. */
  public String title() {
    return title;
  }

  /** Whether it answers nobody without a key. */
  public boolean needsKey() {
    return needsKey;
  }

  /** Its own address; empty where a person has to name one. */
  public Optional<String> usualAddress() {
    return Optional.of(address).filter(text -> !text.isEmpty());
  }

  /** The environment variable of the key. */
  public Optional<String> keyVariable() {
    return Optional.of(keyVariable).filter(text -> !text.isEmpty());
  }

  /** The environment variable of the address. */
  public Optional<String> addressVariable() {
    return Optional.of(addressVariable).filter(text -> !text.isEmpty());
  }

  /**
   * The provider of that key.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public static Provider named(String key) {
    return Arrays.stream(values())
        .filter(p -> p.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no provider \""
                        + key
                        + "\"; choose one of "
                        + Arrays.stream(values())
                            .map(Provider::key)
                            .collect(Collectors.joining(", "))));
  }
}
