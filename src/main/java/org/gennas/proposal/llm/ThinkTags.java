package org.gennas.proposal.llm;

/**
 * Tells reasoning from the answer where a server sends both as one text: {@code <think>} at its
 * beginning opens reasoning. Pieces may end anywhere within a tag.
 */
final class ThinkTags {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private enum Part {
    START,
    THINKING,
    BEFORE_ANSWER,
    ANSWER
  }

  private final ChatListener listener;
  private final StringBuilder held = new StringBuilder();
  private Part part = Part.START;

  ThinkTags(ChatListener listener) {
    this.listener = listener;
  }

  void piece(String text) {
    if (part == Part.ANSWER) {
      answer(text);
      return;
    }
    held.append(text);
    if (part == Part.START) {
      start();
    }
    if (part == Part.THINKING) {
      thinking();
    }
    if (part == Part.BEFORE_ANSWER) {
      String begun = held.toString().stripLeading();
      if (!begun.isEmpty()) {
        part = Part.ANSWER;
        held.setLength(0);
        answer(begun);
      }
    }
  }

  private void start() {
    String begun = held.toString().stripLeading();
    if (begun.startsWith(OPEN)) {
      part = Part.THINKING;
      held.setLength(0);
      held.append(begun.substring(OPEN.length()));
    } else if (!OPEN.startsWith(begun)) {
      part = Part.ANSWER;
      String all = held.toString();
      held.setLength(0);
      answer(all);
    }
  }

  private void thinking() {
    int end = held.indexOf(CLOSE);
    if (end >= 0) {
      say(held.substring(0, end));
      held.delete(0, end + CLOSE.length());
      part = Part.BEFORE_ANSWER;
      return;
    }
    int safe = held.length();
    for (int tail = Math.min(CLOSE.length() - 1, held.length()); tail > 0; tail--) {
      if (CLOSE.startsWith(held.substring(held.length() - tail))) {
        safe = held.length() - tail;
        break;
      }
    }
    say(held.substring(0, safe));
    held.delete(0, safe);
  }

  private void say(String thought) {
    if (!thought.isEmpty()) {
      listener.thinking(thought);
    }
  }

  private void answer(String text) {
    if (!text.isEmpty()) {
      listener.answer(text);
    }
  }

  /** No more comes: what is held back is passed on. */
  void end() {
    String left = held.toString();
    held.setLength(0);
    if (part == Part.THINKING) {
      say(left);
    } else if (part == Part.START) {
      answer(left);
    }
    part = Part.ANSWER;
  }
}
