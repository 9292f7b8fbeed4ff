package org.gennas;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process of its own, started by a shell in surroundings that are not kind. */
@StartsProcesses
class RealProcessTest {
  @TempDir private Path home;

  @BeforeEach
  void shell() {
    SkipGround.requireOperatingSystem(Files.exists(Path.of("/dev/full")), "needs Linux");
  }

  private record Run(int status, String out, String err) {}

  /**
   * @param script of the shell, in which "$@" is the program without arguments
   */
  private Run run(Map<String, String> environment, String script)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                script,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Gennas.class.getName()));
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().put("GENNAS_HOME", home.resolve("home").toString());
    process.environment().putAll(environment);
    int status = process.start().waitFor();
    return new Run(status, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$@\" cost 22121211 > /dev/full",
        "\"$@\" cost 22121211 --json > /dev/full",
        "\"$@\" --help > /dev/full",
        "{ { \"$@\" cost 22121211; echo $? >&3; } | true; } 3>&1 | { read status; exit $status; }"
      })
  void output_that_cannot_be_written_is_a_failure(String script) throws Exception {
    Run run = run(Map.of(), script);
    assertAll(
        () -> assertEquals(1, run.status(), run.err()),
        () -> assertTrue(run.err().contains("standard output could not be written"), run.err()),
        () -> assertFalse(run.err().contains("Exception"), run.err()));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 200})
  void too_few_open_files_are_told_before_a_class_is_missing(int most) throws Exception {
    Run run = run(Map.of(), "ulimit -n " + most + "; \"$@\" cost 22121211");
    assertAll(
        () -> assertEquals(1, run.status()),
        () ->
            assertEquals(
                "gennas: Only "
                    + most
                    + " files may be open at a time, and the program needs 256. Raise the limit"
                    + " (ulimit -n 1024), then start it again.",
                run.err().strip()));
  }

  @Test
  void as_few_open_files_as_are_said_to_do_do() throws Exception {
    Run run = run(Map.of(), "ulimit -n " + FileLimit.LEAST + "; \"$@\" cost 22121211");
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void a_locale_without_umlauts_is_told_with_what_to_set() throws Exception {
    Run run = run(Map.of("LC_ALL", "C"), "\"$@\" show \"$(printf 'L\\303\\274fte')\"");
    assertAll(
        () -> assertTrue(run.status() == 1 || run.status() == 2, run.err()),
        () -> assertTrue(run.err().contains("Set LC_ALL=C.UTF-8"), run.err()),
        () -> assertFalse(run.err().contains("Exception"), run.err()));
  }

  @Test
  void a_home_with_umlauts_under_such_a_locale_is_told_alike() throws Exception {
    Run run =
        run(Map.of("LC_ALL", "C"), "GENNAS_HOME=\"$(printf '/tmp/\\303\\274bung')\" \"$@\" show x");
    assertAll(
        () -> assertEquals(1, run.status(), run.err()),
        () -> assertTrue(run.err().contains("Set LC_ALL=C.UTF-8"), run.err()),
        () -> assertFalse(run.err().contains("Exception"), run.err()));
  }

  @Test
  void new_folders_are_for_their_owner_unless_the_person_shares() throws Exception {
    run(Map.of("GENNAS_SHARED", ""), "umask 022; \"$@\" doctor");
    Run alone = run(Map.of(), "stat -c %a home 2>/dev/null || stat -c %a " + home + "/home");
    assertEquals("700", alone.out().strip());
    String shared = home.resolve("shared").toString();
    Run group =
        run(
            Map.of("GENNAS_SHARED", "1", "GENNAS_HOME", shared),
            "umask 022; \"$@\" doctor >/dev/null; stat -c %a " + shared);
    assertEquals("755", group.out().strip());
  }
}
