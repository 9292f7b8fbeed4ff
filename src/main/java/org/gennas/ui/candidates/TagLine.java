package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import org.gennas.study.notes.TrialNote;

/**
 * Tags and note as one line of text, as a person types it: words that begin with {@code #} are
 * tags, the rest is the note.
 */
record TagLine(List<String> tags, String note) {
  private static final String MARK = "#";

  TagLine {
    tags = List.copyOf(tags);
  }

  /** What a typed line says. */
  static TagLine parse(String line) {
    List<String> tags = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split("\\s+")) {
      if (word.startsWith(MARK) && word.length() > MARK.length()) {
        tags.add(word.substring(MARK.length()));
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new TagLine(tags.stream().distinct().toList(), String.join(" ", words));
  }

  /** The line that says what is written to a trial. */
  static String text(TrialNote note) {
    List<String> words = new ArrayList<>();
    note.tags().forEach(tag -> words.add(MARK + tag));
    if (!note.note().isEmpty()) {
      words.add(note.note());
    }
    return String.join(" ", words);
  }

  /**
   * The tag that is being typed.
   *
   * @param caret place in the line
   * @return what of it stands before the caret, without its mark; empty text right after the mark
   */
  static java.util.Optional<String> begun(String line, int caret) {
    String before = line.substring(0, Math.min(caret, line.length()));
    String word = before.substring(before.lastIndexOf(' ') + 1);
    return word.startsWith(MARK)
        ? java.util.Optional.of(word.substring(MARK.length()))
        : java.util.Optional.empty();
  }

  /** The line with the tag that is being typed completed, and a blank after it. */
  static String completed(String line, int caret, String tag) {
    int at = Math.min(caret, line.length());
    int from = line.lastIndexOf(' ', at - 1) + 1;
    int to = line.indexOf(' ', at);
    String rest = to < 0 ? "" : line.substring(to + 1);
    return line.substring(0, from) + MARK + tag + " " + rest;
  }
}
