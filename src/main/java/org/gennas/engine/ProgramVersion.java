package org.gennas.engine;

import java.util.Optional;

/** The version of the program, as its jar says. */
final class ProgramVersion {
  private ProgramVersion() {}

  static String current() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
