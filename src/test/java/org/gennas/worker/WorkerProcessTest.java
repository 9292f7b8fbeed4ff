package org.gennas.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gennas.StartsProcesses;
import org.gennas.engine.Predictor;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes on a trial's folder. */
@StartsProcesses
class WorkerProcessTest {
  private static final List<String> FINDINGS = List.of("Edema", "Pleural Effusion");
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int ENDLESS = 100_000;

  @TempDir Path temporary;

  private final StudyJson json = new StudyJson();
  private TrialFixture fixture;
  private TrialFolder folder;
  private Process running;

  @BeforeEach
  void makeTrial() throws IOException {
    fixture = new TrialFixture(temporary);
    folder = fixture.folder();
  }

  @AfterEach
  void endWorker() throws InterruptedException {
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  private void start(String... arguments) throws IOException {
    running = fixture.worker(arguments);
  }

  private int status() throws InterruptedException {
    assertTrue(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the worker still runs");
    return running.exitValue();
  }

  private List<TrialEvent> events() throws IOException {
    return JsonLines.readAll(folder.eventsFile(), json, TrialEvent.class);
  }

  private long epochs() throws IOException {
    return events().stream().filter(TrialEvent.EpochEnded.class::isInstance).count();
  }

  @Test
  void trainsToTheEndAndScoresTheTestSplit() throws Exception {
    fixture.order("10100001", 4, 0.02, FINDINGS);
    start();
    assertEquals(0, status(), fixture.said());

    TrialResult result = json.read(folder.summaryFile(), TrialResult.class, TrialResult.FORMAT);
    assertEquals(4, result.epochs());
    assertEquals("onednn", result.layers());
    assertTrue(result.valid().meanAuc().orElseThrow() > 0.8, result.toString());
    assertEquals(4, epochs());
    assertInstanceOf(TrialEvent.Began.class, events().get(0));
    assertInstanceOf(TrialEvent.Finished.class, events().get(events().size() - 1));
    assertEquals(12, PredictionTable.read(folder.validPredictionsFile()).rows().size());
    assertTrue(Files.readString(folder.logFile()).contains("Runs on the CPU"));
    try (Predictor predictor = Predictor.load(folder.modelFile())) {
      assertEquals(result.bestEpoch(), predictor.description().epoch());
    }

    fixture.study(false, result);
    start("--score-test");
    assertEquals(1, status(), "the study still runs");
    assertTrue(
        fixture.said().contains("The test split stays closed until the study has ended"),
        fixture.said());
    assertFalse(Files.exists(folder.testPredictionsFile()));

    fixture.study(true, result);
    start("--score-test");
    assertEquals(0, status(), fixture.said());
    SplitScore score =
        json.read(
            Files.readString(folder.testScoreFile()), SplitScore.class, folder.testScoreFile(), 0);
    assertTrue(score.meanAuc().isPresent());
    assertEquals(12, PredictionTable.read(folder.testPredictionsFile()).rows().size());
  }

  @Test
  void goesOnFromItsCheckpointAfterKill() throws Exception {
    fixture.order("10100001", ENDLESS, 0.02, FINDINGS);
    start();
    await().atMost(PATIENCE).until(() -> epochs() >= 2);
    running.destroyForcibly().waitFor();
    long before = epochs();
    fixture.order("10100001", (int) before + 2, 0.02, FINDINGS);
    start();
    assertEquals(0, status(), fixture.said());
    TrialEvent.Began again =
        (TrialEvent.Began)
            events().stream().filter(TrialEvent.Began.class::isInstance).toList().get(1);
    assertTrue(again.fromEpoch() >= before, "from epoch " + again.fromEpoch());
  }

  @Test
  void termLeavesACheckpointAndTellsSo() throws Exception {
    fixture.order("10100001", ENDLESS, 0.02, FINDINGS);
    start();
    await().atMost(PATIENCE).until(() -> epochs() >= 1);
    running.destroy();
    assertEquals(3, status(), fixture.said());
    assertInstanceOf(TrialEvent.Stopped.class, events().get(events().size() - 1));
    assertTrue(Files.exists(folder.checkpointFile()));
    assertFalse(Files.exists(folder.summaryFile()));
  }

  @Test
  void aFileAsksItToStopToo() throws Exception {
    fixture.order("10100001", ENDLESS, 0.02, FINDINGS);
    start();
    await().atMost(PATIENCE).until(() -> epochs() >= 1);
    Files.createFile(folder.stopFile());
    assertEquals(3, status(), fixture.said());
  }

  @Test
  void endsWithItsParent() throws Exception {
    fixture.order("10100001", ENDLESS, 0.02, FINDINGS);
    Process parent = new ProcessBuilder("sleep", "1000").start();
    try {
      start("--parent", String.valueOf(parent.pid()));
      await().atMost(PATIENCE).until(() -> epochs() >= 1);
    } finally {
      parent.destroyForcibly();
    }
    assertEquals(3, status(), fixture.said());
  }

  @Test
  void aSecondWorkerKeepsOut() throws Exception {
    fixture.order("10100001", ENDLESS, 0.02, FINDINGS);
    start();
    await().atMost(PATIENCE).until(() -> epochs() >= 1);
    Process second = fixture.worker();
    assertTrue(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(4, second.exitValue());
    assertTrue(fixture.said().contains("Another worker has this trial"), fixture.said());
    assertTrue(running.isAlive());
  }

  @Test
  void tellsWhatIsWrongAndWhatToDo() throws Exception {
    fixture.order("10100001", 2, 0.02, List.of("Edema", "Nodule"));
    start();
    assertEquals(1, status(), fixture.said());
    TrialEvent.Failed failed = (TrialEvent.Failed) events().get(events().size() - 1);
    assertTrue(failed.message().contains("Nodule"), failed.message());
    assertTrue(failed.remedy().contains("Edema, Pleural Effusion"), failed.remedy());
  }

  @Test
  void divergenceAdvisesALowerLearningRate() throws Exception {
    fixture.order("10100001", 2, 1e12, FINDINGS);
    start();
    assertEquals(1, status(), fixture.said());
    TrialEvent.Failed failed = (TrialEvent.Failed) events().get(events().size() - 1);
    assertTrue(failed.remedy().contains("lower learning rate"), failed.remedy());
  }

  @Test
  void wrongUseIsExplained() throws Exception {
    start("--thread");
    assertEquals(2, status());
    assertTrue(fixture.said().contains("Usage:"), fixture.said());
  }
}
