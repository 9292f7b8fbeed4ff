package org.gennas.proposal.llm;

import java.util.List;
import java.util.Optional;

/**
 * What a language model is asked.
 *
 * @param turns from the first to the one to be answered
 * @param schema that the answer is to keep to, as the text of a JSON schema; servers that take none
 *     are asked without it
 * @param temperature empty where the server decides
 * @param answerTokens at most
 */
public record ChatQuery(
    List<ChatTurn> turns, Optional<String> schema, Optional<Double> temperature, int answerTokens) {
  public ChatQuery {
    turns = List.copyOf(turns);
  }
}
