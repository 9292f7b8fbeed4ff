package org.gennas.ui.study;

import java.util.List;
import java.util.Optional;

/**
 * The talk with a language model about one iteration, as it goes.
 *
 * @param iteration that proposals are asked for
 * @param model who is asked
 * @param purpose of the request that is open or was last, such as "4 proposals"
 * @param live whether an answer is awaited
 * @param tokens used by the whole study so far; 0 where nothing was answered yet
 * @param dollars spent by the whole study so far; empty without a price
 */
public record Conversation(
    int iteration,
    String model,
    String purpose,
    boolean live,
    List<Entry> entries,
    long tokens,
    Optional<Double> dollars) {
  /** What an entry is. */
  public enum Kind {
    /** A question went out; its text is the purpose. */
    ASKED,
    /** Reasoning before the answer. */
    THINKING,
    ANSWER,
    /** Why an answer could not be used, or not wholly. */
    REFUSED,
    /** Why nothing happens for a while. */
    WAITING
  }

  /**
   * @param round 1 for the first question, more for repairs
   */
  public record Entry(Kind kind, int round, String text) {}

  public Conversation {
    entries = List.copyOf(entries);
  }
}
