package org.gennas.common;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file or folder that cannot be used: what is wrong, where, and what to do about it. */
public final class FileProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String remedy;

  /**
   * @param what is wrong, without a full stop
   * @param line 1-based, or 0 where no line is to blame
   * @param remedy what a person can do, whole sentences
   */
  public FileProblem(String what, Path file, int line, String remedy) {
    super(what + " (" + file + (line > 0 ? ", line " + line : "") + "). " + remedy);
    this.file = file;
    this.line = line;
    this.remedy = remedy;
  }

  /** As above, with the exception that led to it. */
  public FileProblem(String what, Path file, int line, String remedy, Throwable cause) {
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

  /** What is wrong and where, without the remedy. */
  public String what() {
    String whole = getMessage();
    return whole.substring(0, whole.length() - remedy.length()).strip();
  }

  /** What a person can do where the system is at an end of what it has, whatever was written. */
  public static Optional<String> remedy(IOException e) {
    String reason = reason(e);
    if (reason.contains("No space left")) {
      return Optional.of("Free some space there, then do it again.");
    }
    if (reason.contains("Too many open files")) {
      return Optional.of("Let the program open more files (ulimit -n 1024), then do it again.");
    }
    return Optional.empty();
  }

  /** What an exception of the file system means; its message is often but a path. */
  public static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof NoSuchFileException) {
      return "the file or its folder is missing";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of this name where a folder is needed";
    }
    if (e instanceof EOFException) {
      return "the file is too short";
    }
    if (e instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
