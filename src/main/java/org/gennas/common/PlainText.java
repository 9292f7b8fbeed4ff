package org.gennas.common;

/**
 * Text that a terminal, or whoever opens an exported file in one, only shows. Names, notes, answers
 * of language models and files' names come from anybody: a control character in them could redraw
 * the screen, retitle the window or type for the person, and an override of the writing's direction
 * shows another name than it is.
 */
public final class PlainText {
  private PlainText() {}

  /** Without characters that do anything but show, break a line or step to a column. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(PlainText::acts)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(c -> !acts(c)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** The same JSON, in which such characters, which stand only in its strings, are escaped. */
  public static String json(String json) {
    if (json.codePoints().noneMatch(PlainText::acts)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (!acts(c)) {
                escaped.appendCodePoint(c);
              } else if (c != '\r') {
                escaped.append("\\u").append(hex(c));
              }
            });
    return escaped.toString();
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }

  private static boolean acts(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t'
        // embeddings and overrides, isolates; line and paragraph separators
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0x2028
        || c == 0x2029;
  }
}
