package org.gennas.common;

import java.util.Optional;

/** The program's version, as its jar says. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** Such as "0.1.0", or "from source" where it does not run from its jar. */
  public static String text() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
        .orElse("from source");
  }
}
