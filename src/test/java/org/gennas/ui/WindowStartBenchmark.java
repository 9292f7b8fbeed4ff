package org.gennas.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long the packaged program takes from the start of its process to the first layout of its
 * window, with the sample study. Needs a display (or xvfb-run), which {@code mvn package} does not.
 *
 * <p>{@code java org.gennas.ui.WindowStartBenchmark target/gennas/bin/gennas 10}
 */
public final class WindowStartBenchmark {
  private static final Pattern LINE = Pattern.compile("The window was there (\\d+) ms");
  private static final long PATIENCE_SECONDS = 60;

  private WindowStartBenchmark() {}

  /** Prints each start, then the median. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path program = Path.of(arguments[0]);
    long[] millis = new long[Integer.parseInt(arguments[1])];
    Path home = Files.createTempDirectory("gennas-start");
    for (int i = 0; i < millis.length; i++) {
      millis[i] = start(program, home.resolve(Integer.toString(i)));
      System.out.println("start " + (i + 1) + ": " + millis[i] + " ms");
    }
    Arrays.sort(millis);
    System.out.println(
        "median "
            + millis[millis.length / 2]
            + " ms, longest "
            + millis[millis.length - 1]
            + " ms");
  }

  private static long start(Path program, Path home) throws IOException, InterruptedException {
    Files.createDirectories(home);
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.environment().put("GENNAS_HOME", home.toString());
    builder.redirectErrorStream(true).redirectOutput(home.resolve("output.txt").toFile());
    Process process = builder.start();
    try {
      for (long waited = 0; waited < PATIENCE_SECONDS * 10; waited++) {
        Optional<Long> found = logged(home);
        if (found.isPresent()) {
          return found.get();
        }
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IOException(Files.readString(home.resolve("output.txt")));
        }
      }
      throw new IOException("No window within " + PATIENCE_SECONDS + " s");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static Optional<Long> logged(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        Matcher line = LINE.matcher(Files.readString(log));
        if (line.find()) {
          return Optional.of(Long.parseLong(line.group(1)));
        }
      }
    }
    return Optional.empty();
  }
}
