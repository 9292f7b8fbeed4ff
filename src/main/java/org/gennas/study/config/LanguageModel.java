package org.gennas.study.config;

import java.util.Optional;

/**
 * The language model that proposes in a study, and how it is asked. Never holds a key.
 *
 * @param provider key of the provider: "openai", "azure", "anthropic", "gemini", "ollama" or
 *     "compatible" (any server that speaks OpenAI's protocol)
 * @param model as the provider names it; for Azure the deployment
 * @param address of the server, such as "http://localhost:8080/v1"; empty for the provider's own
 * @param temperature 0 to 2; empty where the server is to decide
 * @param answerTokens most tokens of an answer, reasoning included
 * @param prompt "paper", "analyst" or "reflective", or a file's path
 * @param review whether each proposal waits for a person at first
 */
public record LanguageModel(
    String provider,
    String model,
    Optional<String> address,
    Optional<Double> temperature,
    int answerTokens,
    String prompt,
    boolean review,
    Optional<Price> price,
    Limits limits) {
  public static final int ANSWER_TOKENS = 8192;

  /**
   * @throws IllegalArgumentException if the address holds a password or a key
   */
  public LanguageModel {
    if (address.filter(LanguageModel::holdsSecret).isPresent()) {
      throw new IllegalArgumentException(
          "The address of a language model holds a password or a key; give it by an environment"
              + " variable instead, so that no file keeps it.");
    }
  }

  /** Whether a web address carries a user's name and password, or a key among its parameters. */
  public static boolean holdsSecret(String address) {
    return address.matches("(?i)[a-z]+://[^/?#]*@.*|.*[?&][^=]*(key|token|secret)=.*");
  }

  /**
   * What a million tokens cost, in US dollars.
   *
   * @param input sent to the model
   * @param output received, reasoning included
   */
  public record Price(double input, double output) {
    /** Dollars for so many tokens. */
    public double of(long inputTokens, long outputTokens) {
      return (inputTokens * input + outputTokens * output) / 1e6;
    }
  }

  /**
   * Where asking ends or slows down.
   *
   * @param dollars most that a study may spend; needs a price
   * @param tokens most that a study may use, both ways
   * @param requestsPerMinute at most
   * @param idleSeconds without a sign of the server before a request is given up
   */
  public record Limits(
      Optional<Double> dollars,
      Optional<Long> tokens,
      Optional<Integer> requestsPerMinute,
      int idleSeconds) {
    public static final int IDLE_SECONDS = 120;

    /** Only patience has an end. */
    public static Limits none() {
      return new Limits(Optional.empty(), Optional.empty(), Optional.empty(), IDLE_SECONDS);
    }
  }

  /** As people read it: "gpt-4o (openai)". */
  public String label() {
    return model + " (" + provider + ")";
  }
}
