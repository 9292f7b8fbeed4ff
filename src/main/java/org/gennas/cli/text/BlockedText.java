package org.gennas.cli.text;

import org.gennas.study.event.StudyEvent;

/** What keeps a study from training, and what to do about it. */
public final class BlockedText {
  /** Follows where the program itself looks whether it can resume. */
  public static final String AGAIN =
      " This is checked again every minute; Ctrl+C leaves the study.";

  private BlockedText() {}

  public static String of(StudyEvent.Blocked blocked) {
    return "Paused: " + blocked.message() + " " + blocked.remedy();
  }
}
