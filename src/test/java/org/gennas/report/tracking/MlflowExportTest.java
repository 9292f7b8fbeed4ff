package org.gennas.report.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.report.ReportContent;
import org.gennas.report.StudyOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study told to a tracking server, once and again, through faults. */
class MlflowExportTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path temporary;
  private FakeMlflow fake;

  @BeforeEach
  void serve() throws IOException {
    fake = new FakeMlflow();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private MlflowExport.Outcome write(TrackedStudy study, Map<String, String> environment)
      throws Exception {
    MlflowServer server =
        MlflowServer.of(fake.address() + "/", environment)
            .waiting(Duration.ofSeconds(20), Duration.ofMillis(1));
    return new MlflowExport(server).write(study, "Chest X-rays, äé", (done, of) -> {});
  }

  private MlflowExport.Outcome write(TrackedStudy study) throws Exception {
    return write(study, Map.of());
  }

  private TrackedStudy ended() throws Exception {
    return TrackedStudy.of(
        ReportContent.read(StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true)));
  }

  /** One training with so many epochs of so many metrics. */
  private static TrackedStudy one(TrackedRun.Status status, int epochs, int metrics) {
    List<TrackedRun.Step> steps = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Map<String, Double> values = new HashMap<>();
      for (int m = 0; m < metrics; m++) {
        values.put("metric" + m, epoch + m / 100.0);
      }
      steps.add(new TrackedRun.Step(epoch, START.plusSeconds(epoch), values));
    }
    boolean over = status == TrackedRun.Status.FINISHED;
    TrackedRun run =
        new TrackedRun(
            "T-01",
            "T-01 22222222",
            status,
            Optional.of(START),
            over ? Optional.of(START.plusSeconds(epochs)) : Optional.empty(),
            Map.of("seed", "7", "long", "x".repeat(9000)),
            steps,
            over ? Map.of("best/valid/mean_auc", 0.87) : Map.of());
    return new TrackedStudy("0123456789abcdef", "One", "Research use only", List.of(run));
  }

  @Test
  void every_training_becomes_a_run_of_one_experiment() throws Exception {
    TrackedStudy study = ended();
    MlflowExport.Outcome outcome = write(study);
    assertEquals(10, outcome.created());
    assertEquals(Map.of("Chest X-rays, äé", "1"), fake.experiments());
    FakeMlflow.Run first = fake.runs().get(0);
    assertEquals("T-01 22222222", first.name);
    assertEquals("FINISHED", first.status);
    assertEquals("22222222", first.params.get("architecture"));
    assertEquals("1001", first.params.get("seed"));
    assertEquals(
        "Research use only, not for clinical use; trained on synthetic images",
        first.tags.get("gennas.notice"));
    assertEquals(20, first.metrics.stream().filter(m -> m.startsWith("valid/mean_auc@")).count());
    assertTrue(first.metrics.stream().anyMatch(m -> m.startsWith("best/valid/mean_auc_low@20=")));
    assertEquals("FAILED", fake.runs().get(3).status);
    assertEquals("KILLED", fake.runs().get(8).status);
  }

  @Test
  void writing_again_changes_nothing() throws Exception {
    TrackedStudy study = ended();
    write(study);
    List<Integer> before = fake.runs().stream().map(r -> r.metrics.size()).toList();
    MlflowExport.Outcome again = write(study);
    assertEquals(0, again.created());
    assertEquals(10, again.unchanged());
    assertEquals(before, fake.runs().stream().map(r -> r.metrics.size()).toList());
  }

  @Test
  void a_training_that_went_on_gets_only_its_new_epochs() throws Exception {
    write(one(TrackedRun.Status.RUNNING, 5, 3));
    assertEquals("RUNNING", fake.runs().get(0).status);
    MlflowExport.Outcome outcome = write(one(TrackedRun.Status.FINISHED, 8, 3));
    assertEquals(1, outcome.updated());
    List<String> metrics = fake.runs().get(0).metrics;
    assertEquals(8 * 3 + 1, metrics.size());
    assertEquals(metrics.size(), new HashSet<>(metrics).size(), "none is there twice");
    assertEquals("FINISHED", fake.runs().get(0).status);
  }

  @Test
  void batches_keep_to_the_servers_limits() throws Exception {
    write(one(TrackedRun.Status.FINISHED, 500, 14));
    FakeMlflow.Run run = fake.runs().get(0);
    assertEquals(500 * 14 + 1, run.metrics.size());
    assertEquals(500, run.params.get("long").length());
  }

  @Test
  void a_server_that_stumbles_is_asked_again() throws Exception {
    fake.stumble(503, 429, 500);
    assertEquals(1, write(one(TrackedRun.Status.FINISHED, 2, 2)).created());
    assertEquals(2 * 2 + 1, fake.runs().get(0).metrics.size());
  }

  @Test
  void a_break_in_the_middle_is_made_good_by_the_next_call() throws Exception {
    TrackedStudy study = one(TrackedRun.Status.FINISHED, 2, 2);
    // found missing, created, none known, run created, then broken
    fake.stumble();
    write(one(TrackedRun.Status.RUNNING, 0, 0));
    fake.stumble(200 + 300, 500, 500, 500);
    TrackingProblem problem = assertThrows(TrackingProblem.class, () -> write(study));
    assertTrue(problem.getMessage().contains("status 500"), problem.getMessage());
    assertTrue(problem.getMessage().contains("write the same again later"), problem.getMessage());
    write(study);
    assertEquals(1, fake.runs().size());
    assertEquals(2 * 2 + 1, fake.runs().get(0).metrics.size());
  }

  @Test
  void a_token_is_taken_from_the_environment_and_told_nobody() throws Exception {
    String token = "tok-1234567890";
    fake.demand(token);
    TrackedStudy study = one(TrackedRun.Status.FINISHED, 1, 1);
    TrackingProblem problem = assertThrows(TrackingProblem.class, () -> write(study));
    assertTrue(problem.getMessage().contains("MLFLOW_TRACKING_TOKEN"), problem.getMessage());
    Map<String, String> environment = Map.of("MLFLOW_TRACKING_TOKEN", token);
    assertEquals(1, write(study, environment).created());
    assertFalse(fake.requests().toString().contains(token), "no body holds it");
    assertFalse(MlflowServer.of(fake.address(), environment).toString().contains(token));
  }

  @Test
  void a_silent_server_is_given_up_and_named() {
    fake.fallSilent();
    MlflowServer server =
        MlflowServer.of(fake.address(), Map.of())
            .waiting(Duration.ofMillis(50), Duration.ofMillis(1));
    TrackingProblem problem =
        assertThrows(
            TrackingProblem.class,
            () ->
                new MlflowExport(server)
                    .write(one(TrackedRun.Status.FINISHED, 1, 1), "e", (done, of) -> {}));
    assertTrue(problem.getMessage().contains("did not answer"), problem.getMessage());
  }

  @Test
  void an_address_that_cannot_be_one_is_refused_in_words() {
    for (String address :
        List.of(
            "ftp://host", "host:5000", "http://ann:pw@host", "http://host?token=x", "http://h h")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> MlflowServer.of(address, Map.of()))
              .getMessage();
      assertTrue(message.contains("MLflow server"), message);
      assertFalse(message.contains("pw"), message);
    }
  }
}
