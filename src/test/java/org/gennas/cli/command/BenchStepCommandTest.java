package org.gennas.cli.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real measurements of a tiny network in real processes. */
@StartsProcesses
final class BenchStepCommandTest {
  private static final Duration LONG = Duration.ofSeconds(120);

  @TempDir Path home;

  private static String[] tiny(int steps, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                ("bench step --px 16 --batch 4 --warm-up 1 --arch 00000000 --layers portable"
                        + " --steps "
                        + steps)
                    .split(" ")));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void aRunTellsSettingsTimesMemoryAndShareOfSgemm() throws Exception {
    CommandRun run = CommandRun.of(home, tiny(2, "--json"));

    assertEquals(ExitStatus.DONE, run.status(), run.err());
    JsonNode told = run.json();
    JsonNode one = told.get("runs").get(0);
    NetworkCost cost =
        NetworkCost.of(
            SearchSpace.chestXray(),
            new Architecture("00000000"),
            NetworkCost.Setting.of(SearchSpace.chestXray(), 16, 5));
    double median = one.get("stepMillis").get("median").asDouble();
    assertAll(
        () -> assertEquals("portable", told.get("layers").asText()),
        () -> assertTrue(told.get("layersReason").asText().contains("as asked"), run.out()),
        () -> assertEquals(1, told.get("threads").asInt()),
        () -> assertEquals(1, told.get("stemStride").asInt()),
        () -> assertEquals(cost.params(), told.get("params").asLong()),
        () -> assertEquals(6 * cost.macs() * 4, told.get("flopPerStep").asLong()),
        () -> assertEquals(1, told.get("runs").size()),
        () -> assertEquals(2, one.get("steps").size()),
        () -> assertTrue(one.get("stepMillis").get("minimum").asDouble() <= median, run.out()),
        () -> assertEquals(4 / (median / 1000), told.get("imagesPerSecond").asDouble(), 1e-6),
        () -> assertTrue(one.get("heapBytesPerStep").asLong() > 0, run.out()),
        () -> assertTrue(one.get("sgemm").get("before").get("gflops").asDouble() > 0, run.out()),
        () -> assertEquals("", run.err()));
    for (JsonNode step : one.get("steps")) {
      double parts =
          Stream.of("inputWait", "forward", "backward", "update")
              .mapToDouble(part -> step.get(part).asDouble())
              .sum();
      assertEquals(step.get("total").asDouble(), parts, 1e-6, "the parts are the whole: " + step);
      assertTrue(Double.isFinite(step.get("loss").asDouble()), step.toString());
    }
  }

  @Test
  void workersAtOnceAreColumnsAndTheirImagesAddUp() {
    CommandRun run = CommandRun.of(home, tiny(2, "--workers", "2", "--stem-stride", "2"));

    List<String> lines = run.out().lines().toList();
    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status(), run.err()),
        () ->
            assertEquals(
                "00000000 at 16 px, batch 4, stem stride 2, 2 workers, 1 thread each",
                lines.get(0)),
        () -> assertEquals("Layers: portable (ND4J operations), as asked.", lines.get(2)),
        () -> assertTrue(lines.get(4).matches("2 steps +cpu:0 +cpu:1"), run.out()),
        () -> assertTrue(lines.get(5).matches("images/s( +[0-9.]+){2}"), run.out()),
        () ->
            assertTrue(
                lines.get(lines.size() - 1).matches("[0-9.]+ images/s together"), run.out()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--arch=123      | \"123\" has 3 digits",
        "--px=8          | --px must be 16 to 512",
        "--batch=0       | --batch must be a whole number from 1 to 4096, not 0",
        "--steps=0       | --steps and --warm-up must be at least 1",
        "--warm-up=0     | --steps and --warm-up must be at least 1",
        "--workers=0     | --threads, --workers, --steps",
        "--stem-stride=3 | --stem-stride must be 1, 2 or auto, not \"3\".",
        "--layers=fast   | --layers: No layers are called \"fast\"; there are: onednn, onednn-bf16, portable."
      })
  void anOptionOutOfItsRangeIsWrongUse(String option, String message) {
    CommandRun run = CommandRun.of(home, "bench", "step", option);

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void benchAloneNamesWhatCanBeMeasured() {
    CommandRun run = CommandRun.of(home, "bench");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("Name what to measure: step."), run.err());
  }

  @Test
  void interruptedItEndsItsWorkersAndLeavesNothingBehind() throws Exception {
    Process bench = endless();
    try {
      List<ProcessHandle> workers = atWork(bench);
      bench.destroy();
      bench.waitFor();
      assertTrue(workers.stream().noneMatch(ProcessHandle::isAlive));
      assertEquals(List.of(), leftBehind());
    } finally {
      bench.destroyForcibly();
    }
  }

  @Test
  void killedItLeavesNoWorkerRunning() throws Exception {
    Process bench = endless();
    try {
      List<ProcessHandle> workers = atWork(bench);
      bench.destroyForcibly().waitFor();
      await().atMost(LONG).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      bench.destroyForcibly();
    }
  }

  /** A measurement in a process of its own that does not end by itself. */
  private Process endless() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + home,
                "org.gennas.Gennas"));
    command.addAll(List.of(tiny(1_000_000_000)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "CLASSPATH", System.getProperty("java.class.path"),
                "GENNAS_HOME", home.resolve("gennas").toString()));
    return builder.redirectErrorStream(true).redirectOutput(home.resolve("said").toFile()).start();
  }

  /** The workers, once they train. */
  private List<ProcessHandle> atWork(Process bench) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              assertTrue(bench.isAlive(), () -> said());
              return leftBehind().stream()
                  .anyMatch(folder -> Files.exists(folder.resolve("ready-cpu-0")));
            });
    List<ProcessHandle> workers = bench.descendants().toList();
    assertEquals(1, workers.size());
    return workers;
  }

  private String said() {
    try {
      return Files.readString(home.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<Path> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("gennas-bench-"))
          .toList();
    }
  }
}
