package org.gennas.cli.command;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param subject what was looked at
 * @param verdict how it stands
 * @param detail what was found and, where it is not well, what to do
 */
record Check(String subject, Verdict verdict, String detail) {
  /** How a thing stands. */
  enum Verdict {
    OK,
    /** Works, with less than could be. */
    NOTE,
    /** Something will not work. */
    PROBLEM
  }

  static Check ok(String subject, String detail) {
    return new Check(subject, Verdict.OK, detail);
  }

  static Check note(String subject, String detail) {
    return new Check(subject, Verdict.NOTE, detail);
  }

  static Check problem(String subject, String detail) {
    return new Check(subject, Verdict.PROBLEM, detail);
  }
}
