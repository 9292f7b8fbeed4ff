package org.gennas.study.notes;

import java.util.List;

/**
 * What people wrote to a trial.
 *
 * @param number of the trial
 * @param tags short words without blanks, none twice
 * @param note free text, may be empty
 * @param deleted whether the trial is no longer to be shown; its files and the journal stay
 */
public record TrialNote(int number, List<String> tags, String note, boolean deleted) {
  public TrialNote {
    tags = tags.stream().distinct().toList();
  }

  /** Nothing written yet. */
  public static TrialNote blank(int number) {
    return new TrialNote(number, List.of(), "", false);
  }

  /** The same with other words. */
  public TrialNote saying(List<String> words, String text) {
    return new TrialNote(number, words, text, deleted);
  }

  /** The same, shown or not. */
  public TrialNote deleted(boolean hidden) {
    return new TrialNote(number, tags, note, hidden);
  }

  /** Whether there is nothing to keep. */
  public boolean empty() {
    return tags.isEmpty() && note.isEmpty() && !deleted;
  }
}
