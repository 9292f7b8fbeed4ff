package org.gennas;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.cli.CommandContext;
import org.gennas.cli.Display;
import org.gennas.cli.ExitStatus;
import org.gennas.cli.HomeFolder;
import org.gennas.cli.Terminal;
import org.gennas.study.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
  private static final Display SCREEN = new Display("Linux", Map.of("DISPLAY", ":0"), Set.of());
  private static final Display NO_SCREEN = new Display("Linux", Map.of(), Set.of());

  @TempDir Path home;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicInteger opened = new AtomicInteger();

  private Launcher launcher(Display display, Launcher.Window window) {
    PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    CommandContext context =
        new CommandContext(
            new Terminal(stream, stream, false),
            new HomeFolder(home),
            Map.of(),
            Clock.systemUTC(),
            new StudyJson());
    return new Launcher(context, display, window);
  }

  private String firstLine() {
    return written.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  @Test
  void withoutArgumentsTheWindowOpens() {
    int status = launcher(SCREEN, opened::incrementAndGet).run();

    assertAll(
        () -> assertEquals(ExitStatus.DONE, status),
        () -> assertEquals(1, opened.get()),
        () -> assertEquals("", firstLine()));
  }

  @Test
  void withArgumentsTheTerminalAnswers() {
    int status = launcher(SCREEN, opened::incrementAndGet).run("cost", "22121211");

    assertAll(
        () -> assertEquals(ExitStatus.DONE, status),
        () -> assertEquals(0, opened.get()),
        () -> assertTrue(firstLine().startsWith("22121211 in chest-xray"), firstLine()));
  }
}
