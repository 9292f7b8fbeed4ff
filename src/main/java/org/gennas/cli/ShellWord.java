package org.gennas.cli;

import java.nio.file.Path;

/** Paths as a shell takes them. */
final class ShellWord {
  private ShellWord() {}

  /** Quoted where it holds anything that a shell would read. */
  static String of(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_@%+=:,./\\\\-]+") ? text : '"' + text + '"';
  }
}
