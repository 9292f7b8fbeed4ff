package org.gennas.proposal.llm;

import java.util.Locale;
import java.util.Optional;
import org.gennas.study.config.LanguageModel;

/**
 * What a study has used of a language model.
 *
 * @param input tokens sent
 * @param output tokens received, reasoning included
 * @param dollars at the study's price; empty without one
 */
public record Spending(long input, long output, Optional<Double> dollars) {
  /** Characters of English a token at the least: an estimate of tokens errs on the high side. */
  private static final int CHARACTERS_PER_TOKEN = 3;

  /** An answer shorter than this is no use. */
  private static final int FEWEST_TOKENS = 256;

  static Spending none() {
    return new Spending(0, 0, Optional.empty());
  }

  Spending plus(ChatReply.Usage usage, Optional<Double> cost) {
    return new Spending(
        input + usage.input(),
        output + usage.output(),
        cost.map(c -> c + dollars.orElse(0.0)).or(() -> dollars));
  }

  /** Tokens as far as text can tell, for servers that do not count. */
  static long tokens(long characters) {
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  /**
   * Most tokens that an answer may have so that no limit of the study is passed.
   *
   * @param question estimated tokens of what would be sent
   * @throws ChatProblem if what is left is no use
   */
  int answerTokens(LanguageModel model, long question) throws ChatProblem {
    long left = model.answerTokens();
    Optional<Double> most = model.limits().dollars();
    if (most.isPresent() && model.price().isPresent()) {
      LanguageModel.Price price = model.price().get();
      double rest = most.get() - dollars.orElse(0.0) - price.of(question, 0);
      left =
          Math.min(
              left,
              price.output() > 0 ? (long) (rest * 1e6 / price.output()) : rest < 0 ? 0 : left);
      refuse(
          left,
          String.format(
              Locale.ROOT,
              "The study's spending limit of $%.2f is reached: $%.4f are spent, and"
                  + " another request could exceed it.",
              most.get(),
              dollars.orElse(0.0)));
    }
    if (model.limits().tokens().isPresent()) {
      left = Math.min(left, model.limits().tokens().get() - input - output - question);
      refuse(
          left,
          String.format(
              Locale.ROOT,
              "The study's limit of %d tokens is reached: %d are used; another request could exceed it.",
              model.limits().tokens().get(),
              input + output));
    }
    return (int) left;
  }

  private static void refuse(long left, String words) throws ChatProblem {
    if (left < FEWEST_TOKENS) {
      throw new ChatProblem(ChatProblem.Kind.LIMIT_REACHED, words);
    }
  }
}
