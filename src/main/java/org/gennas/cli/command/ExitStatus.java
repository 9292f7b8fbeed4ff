package org.gennas.cli.command;

/** What a command's exit status means. */
public final class ExitStatus {
  /** All was done. */
  public static final int DONE = 0;

  /** What was asked could not be done. */
  public static final int FAILED = 1;

  /** The command line itself is wrong. */
  public static final int WRONG_USE = 2;

  private ExitStatus() {}
}
