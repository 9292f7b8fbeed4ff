package org.gennas.proposal.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * Which fields of a request a server takes; learnt from its refusals.
 *
 * @param schema a schema that the answer is held to
 * @param temperature any but the model's own
 * @param completionTokens OpenAI's newer name of the most tokens of an answer
 * @param thoughts the wish to be shown reasoning
 */
record RequestShape(
    boolean schema, boolean temperature, boolean completionTokens, boolean thoughts) {

  /** What is tried first. */
  static RequestShape first(Provider provider) {
    boolean newer = provider == Provider.OPENAI || provider == Provider.AZURE;
    return new RequestShape(true, true, newer, provider == Provider.GEMINI);
  }

  /**
   * The form to try after that refusal; empty where the form is not to blame.
   *
   * @param first that was tried for this query, so that no form is tried twice
   */
  Optional<RequestShape> after(Failure refusal, ChatQuery query, RequestShape first) {
    if (!refusal.refusesForm() && !failedOnGrammar(refusal)) {
      return Optional.empty();
    }
    String said = refusal.message().toLowerCase(Locale.ROOT);
    if (temperature && query.temperature().isPresent() && said.contains("temperature")) {
      return Optional.of(new RequestShape(schema, false, completionTokens, thoughts));
    }
    boolean tokens = said.contains("max_tokens") || said.contains("max_completion_tokens");
    if (tokens && completionTokens == first.completionTokens) {
      return Optional.of(new RequestShape(schema, temperature, !completionTokens, thoughts));
    }
    if (thoughts && (said.contains("thinking") || said.contains("thought"))) {
      return Optional.of(new RequestShape(schema, temperature, completionTokens, false));
    }
    if (schema && query.schema().isPresent()) {
      return Optional.of(new RequestShape(false, temperature, completionTokens, thoughts));
    }
    return Optional.empty();
  }

  // llama.cpp may answer 500 where it can't make a grammar of the schema.
  private boolean failedOnGrammar(Failure refusal) {
    String said = refusal.message().toLowerCase(Locale.ROOT);
    return refusal.status() == 500 && (said.contains("grammar") || said.contains("schema"));
  }
}
