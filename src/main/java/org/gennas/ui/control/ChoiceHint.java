package org.gennas.ui.control;

import java.util.Optional;

/**
 * What is known of a choice, in a corner of its row.
 *
 * @param text short, such as "+4"
 * @param words the whole of it, for a tooltip and screen readers
 * @param faint whether it says little
 */
public record ChoiceHint(String text, String words, boolean faint) {
  /** What is known of a choice (its digit) in a slot (0-based). */
  @FunctionalInterface
  public interface Source {
    Optional<ChoiceHint> of(int slot, int choice);
  }
}
