package org.gennas.cli.command;

import java.io.PrintStream;
import java.util.Map;

/** What a command has found out or done, for people and for programs. */
interface Answer {
  /** The fields of the one JSON object that {@code --json} prints, in order. */
  Map<String, Object> json();

  /** The same in words and tables. */
  void print(PrintStream out);

  /** The exit status: {@link ExitStatus#DONE} or {@link ExitStatus#FAILED}. */
  default int status() {
    return ExitStatus.DONE;
  }
}
