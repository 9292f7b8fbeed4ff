package org.gennas.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Something in a study's folder that cannot be used: what, where, and what to do about it. */
public final class StudyProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String remedy;

  /**
   * @param line 1-based, or 0 where no line is to blame
   */
  public StudyProblem(String what, Path file, int line, String remedy) {
    super(what + " (" + file + (line > 0 ? ", line " + line : "") + "). " + remedy);
    this.file = file;
    this.line = line;
    this.remedy = remedy;
  }

  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** 1-based, or 0. */
  public int line() {
    return line;
  }

  public String remedy() {
    return remedy;
  }
}
