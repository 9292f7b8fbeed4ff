package org.gennas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the system lets the program open as many files as it has libraries. Where it does not,
 * any class may be missing at any moment, so this is asked first and with classes of Java alone.
 */
final class FileLimit {
  /** Libraries and models in use, with room for files and pipes. */
  static final int LEAST = 256;

  /** Where Linux tells a process its limits. */
  static final Path LIMITS = Path.of("/proc/self/limits");

  private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+)\\s");

  private FileLimit() {}

  /** What is in the way, in words; empty where nothing is or the system does not tell. */
  static Optional<String> obstacle(Path limits) {
    try {
      String told = new String(Files.readAllBytes(limits), StandardCharsets.US_ASCII);
      Matcher match = OPEN_FILES.matcher(told);
      if (match.find() && match.group(1).length() < 9) {
        int most = Integer.parseInt(match.group(1));
        if (most < LEAST) {
          return Optional.of(
              "Only "
                  + most
                  + " files may be open at a time, and the program needs "
                  + LEAST
                  + ". Raise the limit (ulimit -n 1024), then start it again.");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
