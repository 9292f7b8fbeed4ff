package org.gennas.cli.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.FileProblem;
import picocli.CommandLine.ParameterException;

/** Says a problem in one line for people. */
public final class ProblemText {
  private ProblemText() {}

  /** What happened, and where it is known, where and what to do. */
  public static String of(Throwable problem) {
    Optional<InvalidPathException> path = invalidPath(problem);
    if (path.isPresent()) {
      return ofPath(path.get());
    } else if (problem instanceof NoSuchFileException e) {
      return "There is no " + e.getFile() + ". Check the path.";
    } else if (problem instanceof AccessDeniedException e) {
      return e.getFile()
          + " cannot be accessed by this user. Change its permissions or choose another.";
    } else if (problem instanceof FileSystemException e) {
      return "Problem with "
          + e.getFile()
          + ": "
          + FileProblem.reason(e)
          + "."
          + FileProblem.remedy(e).map(remedy -> " " + remedy).orElse("");
    } else if (problem instanceof OutOfMemoryError) {
      return String.format(
          Locale.ROOT,
          "Out of memory (heap %,d MiB). Give Java more: GENNAS_JAVA_OPTS=-Xmx4g.",
          Runtime.getRuntime().maxMemory() >> 20);
    } else if (isMeantForPeople(problem)) {
      return oneLine(problem.getMessage());
    }
    return "Unexpected problem: " + oneLine(problem.toString());
  }

  private static Optional<InvalidPathException> invalidPath(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** Why a text is no path here, and what to do. */
  public static String ofPath(InvalidPathException problem) {
    return of(problem, System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /**
   * @param letters that files' names may have, as Java took them from the locale
   */
  static String of(InvalidPathException problem, String letters) {
    if (letters.toUpperCase(Locale.ROOT).startsWith("UTF")) {
      return oneLine(problem.getInput() + " is no path: " + problem.getReason() + ".");
    }
    return oneLine(
        problem.getInput()
            + " cannot be used: under this locale files' names have the letters of "
            + letters
            + " only. Set LC_ALL=C.UTF-8, or another locale in UTF-8, and do it again.");
  }

  /** Whether the message was written to be read by a person. */
  public static boolean isMeantForPeople(Throwable problem) {
    return problem.getMessage() != null
        && (problem instanceof IOException
            || problem instanceof IllegalArgumentException
            || problem instanceof ParameterException);
  }

  private static String oneLine(String text) {
    return String.format(Locale.ROOT, "%s", text).replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
