package org.gennas.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a worker's exit status means, in words. */
final class WorkerExit {
  private static final int KILLED = 128 + 9;
  private static final int ABORTED = 128 + 6;
  private static final int SEGMENTATION = 128 + 11;
  private static final int MOST_WORDS = 300;

  private WorkerExit() {}

  /**
   * @param exit the process's status
   * @param pid the process's number
   * @param output of the worker; its last line is quoted
   */
  static String inWords(int exit, long pid, Path output) throws IOException {
    String lastWords = lastWords(output);
    String said =
        lastWords.isEmpty()
            ? "."
            : ". Its last output: "
                + lastWords.substring(0, Math.min(MOST_WORDS, lastWords.length()));
    Optional<Path> report = report(pid, output);
    if (report.isPresent() && CrashReport.tellsOfMemory(report.get())) {
      return "The machine had no memory left for the worker; see " + report.get() + ".";
    }
    if (report.isPresent()) {
      return "The worker crashed in native code (status " + exit + "); see " + report.get() + ".";
    }
    return switch (exit) {
      case KILLED ->
          "The worker was killed; the system does this when memory runs out. Try fewer workers, a"
              + " smaller batch or smaller images"
              + said;
      case ABORTED, SEGMENTATION ->
          "The worker crashed in native code (status " + exit + "); see " + output + said;
      default -> "The worker ended with status " + exit + " without a result; see " + output + said;
    };
  }

  /** Whether its own code crashed, rather than being ended from outside or for want of memory. */
  static boolean crashed(int exit, long pid, Path output) throws IOException {
    Optional<Path> report = report(pid, output);
    return report.isPresent()
        ? !CrashReport.tellsOfMemory(report.get())
        : exit == ABORTED || exit == SEGMENTATION;
  }

  private static Optional<Path> report(long pid, Path output) {
    return CrashReport.of(pid, output.toAbsolutePath().getParent());
  }

  /** The last line of a worker's output, which names a JVM's own trouble; empty without any. */
  static String lastWords(Path output) throws IOException {
    if (!Files.exists(output)) {
      return "";
    }
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    return text.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("").strip();
  }
}
