package org.gennas.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Something in a dataset that cannot be used: what, where, and what to do about it. */
public final class DatasetProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String remedy;

  /**
   * @param what is wrong, without a full stop
   * @param line 1-based, or 0 where no line is to blame
   * @param remedy what a person can do, whole sentences
   */
  public DatasetProblem(String what, Path file, int line, String remedy) {
    super(what + " (" + file + (line > 0 ? ", line " + line : "") + "). " + remedy);
    this.file = file;
    this.line = line;
    this.remedy = remedy;
  }

  /** As above, with the exception that led to it. */
  public DatasetProblem(String what, Path file, int line, String remedy, Throwable cause) {
    this(what, file, line, remedy);
    initCause(cause);
  }

  /** The file or folder to blame; empty after serialisation. */
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
