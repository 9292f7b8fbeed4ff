package org.gennas;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.app.HomeFolder;
import org.gennas.cli.command.CommandContext;
import org.gennas.cli.command.Display;
import org.gennas.cli.command.ExitStatus;
import org.gennas.cli.text.Terminal;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.folder.StudyJson;
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
            new StudyJson(),
            new ApiKeys(Map.of()));
    return new Launcher(() -> context, display, window);
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

  private int runWithBrokenSample(Display display, Launcher.Window window) throws IOException {
    Path sample = home.resolve("sample-data").resolve("sample-study.json");
    Files.createDirectories(sample.getParent());
    Files.writeString(sample, "{}");
    String before = System.setProperty("gennas.home", home.toString());
    try {
      return launcher(display, window).run();
    } finally {
      if (before == null) {
        System.clearProperty("gennas.home");
      } else {
        System.setProperty("gennas.home", before);
      }
    }
  }

  @Test
  void withoutADisplayOneLineSaysSoAndTheSampleStudyIsBegun() throws Exception {
    int status = runWithBrokenSample(NO_SCREEN, opened::incrementAndGet);

    List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    assertAll(
        () -> assertEquals(0, opened.get()),
        () ->
            assertEquals(
                "No window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
                    + " The sample study runs in the terminal instead.",
                lines.get(0)),
        () -> assertTrue(lines.get(1).startsWith("gennas search: No format number"), lines.get(1)),
        () -> assertEquals(ExitStatus.FAILED, status));
  }

  @Test
  void aToolkitThatFailsIsToldInOneLineToo() throws Exception {
    runWithBrokenSample(
        SCREEN,
        () -> {
          throw new UnsupportedOperationException("Unable to open DISPLAY");
        });

    assertTrue(
        firstLine()
            .startsWith("No window: the window could not be opened (Unable to open DISPLAY)."),
        firstLine());
  }
}
