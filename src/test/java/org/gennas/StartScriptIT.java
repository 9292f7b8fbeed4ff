package org.gennas;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged folder, started as people start it. */
final class StartScriptIT {
  private static final Path FOLDER = Path.of(System.getProperty("gennas.folder", "target/gennas"));

  @TempDir Path temporary;

  private record Run(int status, String out, String err) {}

  @BeforeEach
  void onlyWhereThereIsAShell() {
    SkipGround.requireOperatingSystem(
        !System.getProperty("os.name").startsWith("Windows"), "needs a POSIX shell");
  }

  private Run run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = temporary.resolve("out.txt");
    Path err = temporary.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temporary.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("GENNAS_HOME", temporary.resolve("home").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "The script did not end");
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Path script() {
    return FOLDER.toAbsolutePath().resolve("bin").resolve("gennas");
  }

  @Test
  void answersFromAnyFolderAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("linked gennas"), script());

    Run run = run(link, Map.of(), "cost", "22121211", "--json");

    assertAll(
        () -> assertEquals(0, run.status(), run.err()),
        () -> assertEquals("", run.err()),
        () -> assertTrue(run.out().startsWith("{"), run.out()));
  }

  @Test
  void wrongUseIsStatusTwo() throws Exception {
    Run run = run(script(), Map.of(), "cost", "2212121");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("has 7 digits"), run.err());
  }

  @Test
  void anOldJavaIsRefusedInOneLine() throws Exception {
    Path bin = Files.createDirectories(temporary.resolve("old").resolve("bin"));
    Path java = bin.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.20\" 2023-07-18' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

    Run run = run(script(), Map.of("JAVA_HOME", bin.getParent().toString()), "doctor");

    assertAll(
        () -> assertEquals(1, run.status()),
        () -> assertEquals(1, run.err().lines().count(), run.err()),
        () -> assertTrue(run.err().contains("is Java 11, but 17 or newer is needed"), run.err()));
  }

  @Test
  void tooFewOpenFilesAreToldInOneLine() throws Exception {
    Path few = temporary.resolve("few");
    Files.writeString(few, "#!/bin/sh\nulimit -n 100\nexec \"" + script() + "\" \"$@\"\n");
    Files.setPosixFilePermissions(few, PosixFilePermissions.fromString("rwxr-xr-x"));

    Run run = run(few, Map.of(), "doctor");

    assertAll(
        () -> assertEquals(1, run.status()),
        () -> assertEquals(1, run.err().lines().count(), run.err()),
        () -> assertTrue(run.err().contains("only 100 files may be open"), run.err()));
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    Run run = run(script(), Map.of("JAVA_HOME", temporary.toString()), "doctor");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("there is no bin/java in it"), run.err());
  }

  /** A Java that notes how it is asked for a window, and takes archives that say they are whole. */
  private Path javaThatNotes(Path asked) throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("noting").resolve("bin"));
    Path java = bin.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        archive=
        for argument; do
          case $argument in
            -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
          esac
        done
        case "$*" in
          -version) echo 'openjdk version "17.0.15" 2025-04-15' >&2 ;;
          *-Xshare:on*) grep -q whole "$archive" ;;
          *) printf '%%s\\n' "$@" > "%s" ;;
        esac
        """
            .formatted(asked));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin.getParent();
  }

  private List<String> window(Path java, Path asked) throws Exception {
    Run run = run(script(), Map.of("JAVA_HOME", java.toString(), "DISPLAY", ":9"));
    assertEquals(0, run.status(), run.err());
    return Files.readAllLines(asked);
  }

  private static Path archive(List<String> asked, String option) {
    return asked.stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> Path.of(argument.substring(option.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(option + " is not in " + asked));
  }

  @Test
  void aWindowLoadsTheClassesThatAnEarlierOneLeft() throws Exception {
    Path asked = temporary.resolve("asked.txt");
    Path java = javaThatNotes(asked);
    Path left = archive(window(java, asked), "-XX:ArchiveClassesAtExit=");
    assertEquals(temporary.resolve("home/cache"), left.getParent());

    Files.writeString(left, "whole");

    Path loaded = archive(window(java, asked), "-XX:SharedArchiveFile=");
    assertEquals("whole", Files.readString(loaded));
    assertEquals(loaded, archive(window(java, asked), "-XX:SharedArchiveFile="));
  }

  @Test
  void tornClassesAreThrownAwayAndLeftAnew() throws Exception {
    Path asked = temporary.resolve("asked.txt");
    Path java = javaThatNotes(asked);
    Path left = archive(window(java, asked), "-XX:ArchiveClassesAtExit=");

    Files.writeString(left, "torn");

    assertEquals(left, archive(window(java, asked), "-XX:ArchiveClassesAtExit="));
    assertTrue(Files.notExists(left));
  }

  @Test
  void theFolderHoldsAllThatItNeeds() {
    assertAll(
        () -> assertTrue(Files.exists(FOLDER.resolve("bin/gennas.bat"))),
        () -> assertTrue(Files.exists(FOLDER.resolve("LICENSE"))),
        () -> assertTrue(Files.isDirectory(FOLDER.resolve("sample-data"))),
        () -> assertTrue(Files.isDirectory(FOLDER.resolve("prompts"))));
  }
}
