package org.gennas.cli.text;

import java.nio.file.Path;

/** Paths as a shell takes them. */
public final class ShellWord {
  private ShellWord() {}

  /** Quoted where it holds anything that a shell would read. */
  public static String of(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_@%+=:,./\\\\-]+") ? text : '"' + text + '"';
  }
}
