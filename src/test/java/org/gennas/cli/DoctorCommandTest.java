package org.gennas.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gennas.runner.FoundDevices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        () -> assertTrue(subjects.stream().anyMatch(s -> s.startsWith("Device ")), run.out()));
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
    assertEquals("A processor, 1 thread, 4.0 GiB", checks.get(0).detail());
  }
}
