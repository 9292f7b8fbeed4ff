package org.gennas.proposal.llm;

/**
 * Parts reasoning from answer where a server sends both in one stream, the reasoning between {@code
 * <think>} and {@code </think>}, as open models do behind plain servers. A tag may come in pieces.
 * Confined to one answer.
 */
final class ThinkTags {
  private static final String BEGIN = "<think>";
  private static final String END = "</think>";

  private final ChatListener listener;
  private final StringBuilder held = new StringBuilder();
  private boolean thinking;
  private boolean answered;

  ThinkTags(ChatListener listener) {
    this.listener = listener;
  }

  /** The answer without what stands between the tags. */
  static String answer(String text) {
    String start = text.stripLeading();
    if (start.startsWith(BEGIN)) {
      int end = start.indexOf(END);
      return end < 0 ? "" : start.substring(end + END.length()).strip();
    }
    return text;
  }

  /** What stands between the tags; empty where nothing does. */
  static String thinking(String text) {
    String start = text.stripLeading();
    if (!start.startsWith(BEGIN)) {
      return "";
    }
    int end = start.indexOf(END);
    return start.substring(BEGIN.length(), end < 0 ? start.length() : end).strip();
  }

  /** A piece of the stream. */
  void piece(String piece) {
    if (answered) {
      listener.answer(piece);
      return;
    }
    held.append(piece);
    if (!thinking) {
      String start = held.toString().stripLeading();
      if (start.length() < BEGIN.length() && BEGIN.startsWith(start)) {
        return;
      }
      if (!start.startsWith(BEGIN)) {
        answered = true;
        release(held.length(), false);
        return;
      }
      thinking = true;
      held.setLength(0);
      held.append(start, BEGIN.length(), start.length());
    }
    int end = held.indexOf(END);
    if (end >= 0) {
      release(end, true);
      held.delete(0, END.length());
      answered = true;
      release(held.length(), false);
    } else {
      release(Math.max(0, held.length() - END.length()), true);
    }
  }

  private void release(int length, boolean asThinking) {
    if (length > 0) {
      String text = held.substring(0, length);
      held.delete(0, length);
      if (asThinking) {
        listener.thinking(text);
      } else {
        listener.answer(text);
      }
    }
  }
}
