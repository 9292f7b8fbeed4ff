package org.gennas.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long the packaged program takes from the start of Java until its window is seen, and until
 * the Search screen with the sample study is. Needs a display (or xvfb-run), which {@code mvn
 * package} does not.
 *
 * <p>{@code java org.gennas.ui.shell.WindowStartBenchmark target/gennas/bin/gennas 10}
 */
public final class WindowStartBenchmark {
  private static final Pattern WINDOW = Pattern.compile("The window was there (\\d+) ms");
  private static final Pattern SCREEN = Pattern.compile("Its first screen was there (\\d+) ms");
  private static final long PATIENCE_SECONDS = 60;

  private WindowStartBenchmark() {}

  private record Start(long window, long screen) {}

  /** Prints each start, then the medians. All starts but the first find what that one left. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path program = Path.of(arguments[0]);
    Path home = Files.createTempDirectory("gennas-start");
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i <= Integer.parseInt(arguments[1]); i++) {
      Start start = start(program, home);
      System.out.println("start " + i + ": " + start);
      if (i > 0) {
        starts.add(start);
      }
    }
    System.out.println("median " + median(starts, Start::window) + " ms to the window");
    System.out.println("median " + median(starts, Start::screen) + " ms to its first screen");
  }

  private static long median(List<Start> starts, ToLongFunction<Start> part) {
    return starts.stream().mapToLong(part).sorted().skip(starts.size() / 2).findFirst().orElse(-1);
  }

  private static Start start(Path program, Path home) throws IOException, InterruptedException {
    deleteLogs(home);
    Files.createDirectories(home);
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.environment().put("GENNAS_HOME", home.toString());
    builder.redirectErrorStream(true).redirectOutput(home.resolve("output.txt").toFile());
    Process process = builder.start();
    try {
      for (long waited = 0; waited < PATIENCE_SECONDS * 10; waited++) {
        Optional<Long> window = logged(home, WINDOW);
        Optional<Long> screen = logged(home, SCREEN);
        if (window.isPresent() && screen.isPresent()) {
          return new Start(window.get(), screen.get());
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

  private static void deleteLogs(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        Files.delete(log);
      }
    }
  }

  private static Optional<Long> logged(Path home, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        Matcher line = pattern.matcher(Files.readString(log));
        if (line.find()) {
          return Optional.of(Long.parseLong(line.group(1)));
        }
      }
    }
    return Optional.empty();
  }
}
