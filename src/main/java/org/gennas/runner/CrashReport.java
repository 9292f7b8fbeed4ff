package org.gennas.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a JVM writes of its own crash, beside the worker's output instead of wherever it started.
 */
final class CrashReport {
  private static final String REPORT = "crash-";
  private static final String REPLAY = "crash-replay-";
  private static final String ENDING = ".log";
  private static final int HEAD_LINES = 20;

  private CrashReport() {}

  /**
   * Options of a JVM whose report goes to a folder. It leaves no memory image: that may be as large
   * as the machine's memory and shows patients' images.
   */
  static List<String> to(Path folder) {
    // a percent sign would stand for the process's number
    String plain = folder.toAbsolutePath().normalize().toString().replace("%", "%%");
    Path start = Path.of(plain);
    return List.of(
        "-XX:ErrorFile=" + start.resolve(REPORT + "%p" + ENDING),
        "-XX:ReplayDataFile=" + start.resolve(REPLAY + "%p" + ENDING),
        "-XX:-CreateCoredumpOnCrash");
  }

  /** The report of a process that crashed; empty where it left none. */
  static Optional<Path> of(long pid, Path folder) {
    return Optional.of(folder.resolve(REPORT + pid + ENDING)).filter(Files::isRegularFile);
  }

  /** Whether a report says that the system refused memory, which is no fault of the code. */
  static boolean tellsOfMemory(Path report) throws IOException {
    try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
      return lines.limit(HEAD_LINES).anyMatch(line -> line.contains("insufficient memory"));
    }
  }

  /**
   * Moves what a worker left in the folder of its first trial to that of the trial in work.
   *
   * @param pid of a process that is gone
   */
  static void move(long pid, Path from, Path to) throws IOException {
    if (from.equals(to)) {
      return;
    }
    for (String beginning : List.of(REPORT, REPLAY)) {
      String name = beginning + pid + ENDING;
      if (Files.isRegularFile(from.resolve(name))) {
        Files.move(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
