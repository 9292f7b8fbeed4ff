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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gennas.StartsProcesses;
import org.gennas.common.FileChecksum;
import org.gennas.engine.ChangedZip;
import org.gennas.engine.Predictor;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
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
    assertEquals(Optional.of(FileChecksum.of(folder.modelFile())), result.modelChecksum());
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

  /** As a kill between the checkpoint and its line in events.jsonl leaves it. */
  private TrialEvent.EpochEnded forgetTheLastEpoch() throws IOException {
    List<TrialEvent> all = events();
    int last = all.size() - 1;
    while (!(all.get(last) instanceof TrialEvent.EpochEnded)) {
      last--;
    }
    StringBuilder kept = new StringBuilder();
    all.subList(0, last).forEach(event -> kept.append(json.line(event)).append('\n'));
    Files.writeString(folder.eventsFile(), kept);
    return (TrialEvent.EpochEnded) all.get(last);
  }

  private List<Integer> epochNumbers() throws IOException {
    return events().stream()
        .filter(TrialEvent.EpochEnded.class::isInstance)
        .map(event -> ((TrialEvent.EpochEnded) event).epoch())
        .toList();
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  /** Trains some epochs and is killed; the trial then gets so many more. */
  private int killedWithEpochsLeft(int more) throws Exception {
    fixture.order("10100001", ENDLESS, 0.02, FINDINGS);
    start();
    await().atMost(PATIENCE).until(() -> epochs() >= 3);
    running.destroyForcibly().waitFor();
    int whole = (int) epochs() + more;
    fixture.order("10100001", whole, 0.02, FINDINGS);
    return whole;
  }

  @Test
  void an_epoch_that_a_kill_kept_from_the_record_is_told_by_the_next_run() throws Exception {
    int whole = killedWithEpochsLeft(2);
    TrialEvent.EpochEnded forgotten = forgetTheLastEpoch();
    start();
    assertEquals(0, status(), fixture.said());

    assertTrue(events().contains(forgotten), "told with its own time and score");
    assertEquals(upTo(whole), epochNumbers());
  }

  @Test
  void an_epoch_that_stands_in_the_record_is_not_told_twice() throws Exception {
    int whole = killedWithEpochsLeft(2);
    start();
    assertEquals(0, status(), fixture.said());

    assertEquals(upTo(whole), epochNumbers());
  }

  @Test
  void after_a_damaged_checkpoint_the_one_before_is_used_and_the_log_says_so() throws Exception {
    int whole = killedWithEpochsLeft(2);
    ChangedZip.flipByte(folder.checkpointFile());
    start();
    assertEquals(0, status(), fixture.said());

    String log = Files.readString(folder.logFile());
    assertTrue(log.contains("checkpoint.zip is damaged: "), log);
    assertTrue(
        log.contains(
            "The training goes on from the checkpoint before it, checkpoint-previous.zip, with "),
        log);
    TrialHistory history = TrialHistory.of(events());
    assertEquals(upTo(whole), history.epochs().stream().map(TrialEvent.EpochEnded::epoch).toList());
  }

  @Test
  void with_both_checkpoints_damaged_the_trial_begins_anew_and_no_epoch_counts_twice()
      throws Exception {
    int whole = killedWithEpochsLeft(2);
    ChangedZip.flipByte(folder.checkpointFile());
    ChangedZip.flipByte(folder.previousCheckpointFile());
    start();
    assertEquals(0, status(), fixture.said());

    String log = Files.readString(folder.logFile());
    assertTrue(log.contains("checkpoint-previous.zip is damaged: "), log);
    assertTrue(log.contains("The training begins anew."), log);
    TrialHistory history = TrialHistory.of(events());
    assertEquals(0, history.began().orElseThrow().fromEpoch());
    assertEquals(upTo(whole), history.epochs().stream().map(TrialEvent.EpochEnded::epoch).toList());
    TrialResult result = json.read(folder.summaryFile(), TrialResult.class, TrialResult.FORMAT);
    assertEquals(whole, result.epochs());
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
