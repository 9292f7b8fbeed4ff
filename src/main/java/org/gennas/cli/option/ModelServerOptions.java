package org.gennas.cli.option;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.proposal.llm.Provider;
import org.gennas.study.config.LanguageModel;
import picocli.CommandLine.Option;

/** Which language model is asked, and where. Keys come from the environment, never from here. */
public final class ModelServerOptions {
  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "openai, azure, anthropic, gemini, ollama, or compatible (any server that speaks OpenAI's"
              + " protocol, such as llama.cpp, vLLM or LM Studio).")
  private String provider;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model as its provider names it; for Azure the deployment.")
  private String model;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description =
          "The server, such as http://localhost:8080/v1; default: the provider's own, or as"
              + " OPENAI_BASE_URL, AZURE_OPENAI_ENDPOINT or OLLAMA_HOST say.")
  private String address;

  @Option(
      names = "--temperature",
      paramLabel = "X",
      description = "0 to 2; default: the server decides.")
  private Double temperature;

  @Option(
      names = "--answer-tokens",
      paramLabel = "N",
      description = "Token limit of an answer, reasoning included (default 8192).")
  private Integer answerTokens;

  @Option(
      names = "--idle-seconds",
      paramLabel = "N",
      description = "Give up a request after this long without data from the server (default 120).")
  private Integer idleSeconds;

  /** Whether any of these options was given. */
  boolean given() {
    return Stream.of(provider, model, address, temperature, answerTokens, idleSeconds)
        .anyMatch(Objects::nonNull);
  }

  public int idleSeconds() {
    return idleSeconds == null ? LanguageModel.Limits.IDLE_SECONDS : idleSeconds;
  }

  /**
   * The model that they name.
   *
   * @throws IllegalArgumentException if one is missing or out of its range
   */
  public LanguageModel model(
      String prompt,
      boolean review,
      Optional<LanguageModel.Price> price,
      LanguageModel.Limits limits) {
    check(provider != null, "Name the provider of the language model with --provider.");
    String known = Provider.named(provider.strip()).key();
    check(
        model != null && !model.isBlank(),
        "Name the language model with --model, as " + Provider.named(known).title() + " names it.");
    check(
        temperature == null || (temperature >= 0 && temperature <= 2),
        "--temperature must be 0" + " to 2.");
    check(answerTokens == null || answerTokens >= 256, "--answer-tokens must be at least 256.");
    check(idleSeconds == null || idleSeconds >= 1, "--idle-seconds must be at least 1.");
    return new LanguageModel(
        known,
        model.strip(),
        Optional.ofNullable(address).map(String::strip).filter(text -> !text.isEmpty()),
        Optional.ofNullable(temperature),
        answerTokens == null ? LanguageModel.ANSWER_TOKENS : answerTokens,
        prompt,
        review,
        price,
        limits);
  }

  public static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
