package org.gennas.cli.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import picocli.CommandLine.ParameterException;

/** Says a problem in one line for people. */
public final class ProblemText {
  private ProblemText() {}

  /** What happened, and where it is known, where and what to do. */
  public static String of(Throwable problem) {
    if (problem instanceof NoSuchFileException e) {
      return "There is no " + e.getFile() + ". Check the path.";
    } else if (problem instanceof AccessDeniedException e) {
      return e.getFile()
          + " cannot be accessed by this user. Change its permissions or choose another.";
    } else if (problem instanceof FileSystemException e) {
      return "Problem with " + e.getFile() + ": " + e.getReason() + ".";
    } else if (problem instanceof OutOfMemoryError) {
      return "Out of memory (heap %,d MiB). Give Java more: GENNAS_JAVA_OPTS=-Xmx4g."
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    } else if (isMeantForPeople(problem)) {
      return oneLine(problem.getMessage());
    }
    return "Unexpected problem: " + oneLine(problem.toString());
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
