package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gennas.StartsProcesses;
import org.gennas.runner.FoundDevices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StartsProcesses
final class DoctorCommandTest {
  @TempDir Path home;

  @Test
  void aSoundMachineIsHealthyAndNamesItsDevices() throws Exception {
    CommandRun run = CommandRun.of(home, "doctor", "--json");

    List<String> subjects = new ArrayList<>();
    JsonNode checks = run.json().get("checks");
    checks.forEach(check -> subjects.add(check.get("subject").asText()));
    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status(), run.out()),
        () -> assertTrue(subjects.contains("Java"), subjects.toString()),
        () -> assertTrue(subjects.contains("ND4J"), subjects.toString()),
        () -> assertTrue(subjects.contains("Layers"), subjects.toString()),
        () -> assertTrue(subjects.stream().anyMatch(s -> s.startsWith("Device ")), run.out()));
  }

  @Test
  void theLayersAreThoseThatTheEnvironmentForces() {
    CommandRun run = CommandRun.of(home, Map.of("GENNAS_LAYERS", "portable"), "doctor");

    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status(), run.out()),
        () ->
            assertTrue(
                Pattern.compile("(?m)^ok +Layers +portable .*, as asked\\.$")
                    .matcher(run.out())
                    .find(),
                run.out()));
  }

  @Test
  void anEnvironmentThatForcesUnknownLayersIsAProblem() {
    CommandRun run = CommandRun.of(home, Map.of("GENNAS_LAYERS", "fast"), "doctor");

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () ->
            assertTrue(
                run.out().contains("\"fast\"; there are: onednn, onednn-bf16, portable. Name one"),
                run.out()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-|windows-|macosx-", "nd4j|dnnl|javacpp"})
  void librariesThatCannotBeLoadedAreANote(String missing) throws Exception {
    Pattern left = Pattern.compile(missing);
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !left.matcher(Path.of(entry).getFileName().toString()).find())
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "org.gennas.Gennas",
            "doctor");
    builder.environment().put("CLASSPATH", classPath);
    builder.environment().put("GENNAS_HOME", home.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertAll(
        () -> assertEquals(ExitStatus.DONE, process.waitFor(), said),
        () ->
            assertTrue(
                Pattern.compile("(?m)^note +ND4J +cannot be loaded").matcher(said).find(), said));
  }

  @Test
  void aHomeThatCannotBeMadeIsAProblemWithARemedy() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "in the way");

    CommandRun run = CommandRun.of(file.resolve("home"), "doctor");

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () -> assertTrue(run.out().contains("Set GENNAS_HOME to a folder"), run.out()));
  }

  @Test
  void aRefusedGpuIsToldInWords() {
    FoundDevices found =
        new FoundDevices(
            List.of(),
            2,
            "A processor",
            8L << 30,
            List.of("GPU 0: compute capability 9.0 is not served; the CPU is used."));

    List<Check> checks = DeviceChecks.of(found);

    assertEquals(Check.Verdict.NOTE, checks.get(2).verdict());
    assertTrue(checks.get(2).detail().contains("compute capability 9.0"));
    assertEquals("A processor, 1 thread, 4 GiB", checks.get(0).detail());
  }
}
