package org.gennas.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gennas.SkipGround;
import org.gennas.StartsProcesses;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.WorkerProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real worker processes that stay for the next trial. */
@StartsProcesses
class WorkerProtocolProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int ENDLESS = 100_000;

  /** Small networks, and of different sizes, so that none just takes what another one left. */
  private static final List<String> CODES = List.of("00000000", "10000000", "21000000", "02000000");

  private static final int TRIALS = 40;

  @TempDir Path temporary;

  private final StudyJson json = new StudyJson();
  private TrialFixture fixture;
  private Process running;

  @BeforeEach
  void makeTrials() throws IOException {
    fixture = new TrialFixture(temporary);
  }

  @AfterEach
  void endWorker() throws InterruptedException {
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  private void begin(TrialFolder folder) throws IOException {
    running = fixture.worker(folder, WorkerProtocol.ARGUMENT);
  }

  private void next(TrialFolder folder) throws IOException {
    running
        .getOutputStream()
        .write((WorkerProtocol.order(folder.path()) + "\n").getBytes(StandardCharsets.US_ASCII));
    running.getOutputStream().flush();
  }

  /** Waits until the worker has said that it is ready for the n-th time. */
  private void ready(int times) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                fixture.said().lines().filter(WorkerProtocol.READY::equals).count() >= times
                    || !running.isAlive());
    assertTrue(running.isAlive(), () -> "the worker has left");
  }

  private int status() throws InterruptedException {
    assertTrue(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the worker still runs");
    return running.exitValue();
  }

  private List<TrialEvent> events(TrialFolder folder) throws IOException {
    return JsonLines.readAll(folder.eventsFile(), json, TrialEvent.class);
  }

  /** Checksums of a checkpoint's arrays by their names. */
  private static Map<String, Long> numbers(Path checkpoint) throws IOException {
    try (ZipFile file = new ZipFile(checkpoint.toFile())) {
      Map<String, Long> sums =
          file.stream()
              .filter(entry -> entry.getName().endsWith(".f32"))
              .collect(Collectors.toMap(ZipEntry::getName, ZipEntry::getCrc));
      assertTrue(sums.size() >= 2, sums.toString());
      return sums;
    }
  }

  /** One plain training, and one with all that draws random numbers or keeps state. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_third_trial_comes_out_bit_for_bit_as_in_a_process_of_its_own(boolean strong)
      throws Exception {
    TrainingConfig plain = new TrainingConfig("own", 3, 4, 0.02, 0.9, 0.9, Optional.empty());
    TrainingConfig training = strong ? TrainingConfig.strong().withEpochs(3) : plain;
    begin(fixture.another(1, "21000000", 1));
    ready(1);
    next(fixture.another(2, "00000000", strong ? plain : TrainingConfig.strong().withEpochs(2)));
    ready(2);
    TrialFolder third = fixture.another(3, "01201000", training);
    next(third);
    ready(3);
    running.getOutputStream().close();
    assertEquals(0, status(), fixture.said());

    Path kept = temporary.resolve("kept");
    Files.move(third.path(), kept);
    TrialFolder warm = new TrialFolder(kept);
    TrialFolder fresh = fixture.another(3, "01201000", training);
    running = fixture.worker(fresh);
    assertEquals(0, status(), fixture.said());

    assertArrayEquals(Files.readAllBytes(fresh.modelFile()), Files.readAllBytes(warm.modelFile()));
    assertEquals(numbers(fresh.checkpointFile()), numbers(warm.checkpointFile()));
    assertEquals(
        Files.readString(fresh.validPredictionsFile()),
        Files.readString(warm.validPredictionsFile()));
    TrialResult one = json.read(fresh.summaryFile(), TrialResult.class, TrialResult.FORMAT);
    TrialResult other = json.read(warm.summaryFile(), TrialResult.class, TrialResult.FORMAT);
    assertEquals(one.valid(), other.valid());
    assertEquals(one.trainLoss(), other.trainLoss());
  }

  @Test
  void each_trial_has_a_log_and_a_meter_of_its_own_and_its_folder_is_left() throws Exception {
    TrialFolder first = fixture.another(1, "00000000", 1);
    TrialFolder second = fixture.another(2, "00000000", 1);
    begin(first);
    ready(1);
    long firstLog = Files.size(first.logFile());
    next(second);
    ready(2);
    assertEquals(firstLog, Files.size(first.logFile()));
    assertTrue(Files.readString(second.logFile()).contains("Runs on the CPU"));
    assertInstanceOf(TrialEvent.Finished.class, events(second).get(events(second).size() - 1));
    running.getOutputStream().close();
    assertEquals(0, status(), fixture.said());
  }

  @Test
  void a_file_stops_the_trial_and_not_the_worker() throws Exception {
    TrialFolder endless = fixture.another(1, "00000000", ENDLESS);
    begin(endless);
    await()
        .atMost(PATIENCE)
        .until(() -> events(endless).stream().anyMatch(TrialEvent.EpochEnded.class::isInstance));
    Files.createFile(endless.stopFile());
    ready(1);
    assertInstanceOf(TrialEvent.Stopped.class, events(endless).get(events(endless).size() - 1));
    TrialFolder second = fixture.another(2, "00000000", 1);
    next(second);
    ready(2);
    assertTrue(Files.exists(second.summaryFile()));
  }

  @Test
  void term_ends_a_worker_that_waits_at_once() throws Exception {
    begin(fixture.another(1, "00000000", 1));
    ready(1);
    running.destroy();
    assertEquals(0, status(), fixture.said());
  }

  @Test
  void term_ends_a_worker_in_its_second_trial_with_a_checkpoint() throws Exception {
    begin(fixture.another(1, "00000000", 1));
    ready(1);
    TrialFolder endless = fixture.another(2, "00000000", ENDLESS);
    next(endless);
    await()
        .atMost(PATIENCE)
        .until(() -> events(endless).stream().anyMatch(TrialEvent.EpochEnded.class::isInstance));
    running.destroy();
    assertEquals(3, status(), fixture.said());
    assertInstanceOf(TrialEvent.Stopped.class, events(endless).get(events(endless).size() - 1));
    assertTrue(Files.exists(endless.checkpointFile()));
  }

  @Test
  void a_worker_leaves_after_a_failed_training() throws Exception {
    begin(fixture.another(1, "00000000", 1));
    ready(1);
    TrialFolder broken = fixture.another(2, "00000000", 1);
    Files.writeString(broken.orderFile(), "no order");
    next(broken);
    assertEquals(1, status(), fixture.said());
    assertInstanceOf(TrialEvent.Failed.class, events(broken).get(events(broken).size() - 1));
    assertFalse(Files.exists(broken.summaryFile()));
  }

  @Test
  @Timeout(300)
  @EnabledOnOs(value = OS.LINUX, disabledReason = SkipGround.OPERATING_SYSTEM + "reads /proc")
  void many_trials_take_no_more_memory_than_the_first_ones() throws Exception {
    List<Long> resident = new ArrayList<>();
    begin(fixture.another(1, CODES.get(0), 1));
    ready(1);
    for (int number = 2; number <= TRIALS; number++) {
      next(fixture.another(number, CODES.get(number % CODES.size()), 1));
      ready(number);
      resident.add(residentKiB(running.pid()));
    }
    // warm by then, see NetworkLeakTest
    long early = Collections.min(resident.subList(15, 25));
    long late = Collections.min(resident.subList(resident.size() - 10, resident.size()));
    assertTrue(
        late < 1.1 * early,
        "%d KiB after 20 trials, %d KiB after %d".formatted(early, late, TRIALS));
  }

  private static long residentKiB(long pid) throws IOException {
    return Files.readString(Path.of("/proc", String.valueOf(pid), "status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
