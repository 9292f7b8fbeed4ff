package org.gennas.proposal.llm;

import java.util.Optional;

/**
 * A code in plain words: one run of digits, or single digits set apart such as "2-2-1-2-1-2-1-1".
 *
 * @param digits of the code; empty where there is none
 * @param end index in the text from which to read on; beyond the start
 */
record CodeInProse(Optional<String> digits, int end) {
  private static final int WIDEST_SEPARATOR = 3;

  /**
   * Looks at one place of a text.
   *
   * @param length digits of a legal code
   */
  static CodeInProse at(String text, int start, int length) {
    if (!isDigit(text.charAt(start)) || start > 0 && joins(text.charAt(start - 1))) {
      return new CodeInProse(Optional.empty(), start + 1);
    }
    StringBuilder chain = new StringBuilder();
    int end = start;
    int runs = 0;
    int next = start;
    boolean more = true;
    while (more && next < text.length() && isDigit(text.charAt(next))) {
      int from = next;
      while (next < text.length() && isDigit(text.charAt(next))) {
        next++;
      }
      boolean single = next - from == 1;
      if (runs == 0 || single) {
        chain.append(text, from, next);
        runs++;
        end = next;
        next = overSeparator(text, next);
      }
      more = single;
    }
    boolean bounded = end >= text.length() || !joins(text.charAt(end)) || endsSentence(text, end);
    boolean whole = chain.length() == length && (runs == 1 || runs == length);
    return new CodeInProse(
        bounded && whole ? Optional.of(chain.toString()) : Optional.empty(), end);
  }

  /** The index after a separator, or the text's end where there is none. */
  private static int overSeparator(String text, int from) {
    int next = from;
    while (next < text.length()
        && next - from < WIDEST_SEPARATOR
        && " ,-|;/".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next > from ? next : text.length();
  }

  private static boolean endsSentence(String text, int index) {
    return text.charAt(index) == '.'
        && (index + 1 >= text.length() || !isDigit(text.charAt(index + 1)));
  }

  private static boolean joins(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
