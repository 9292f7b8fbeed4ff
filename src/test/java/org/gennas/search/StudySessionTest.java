package org.gennas.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.common.FileProblem;
import org.gennas.study.config.Confirmation;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies with real images, folders and processes; only the training itself is played. */
@StartsProcesses
class StudySessionTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Heard heard = new Heard();
  @TempDir private Path root;

  /** Keeps what it hears. */
  private static final class Heard implements SearchListener {
    private final List<StudyEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<TrialEvent> trials = Collections.synchronizedList(new ArrayList<>());
    private final List<Optional<Exception>> left = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> prepared = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void study(StudyEvent event, StudyState state) {
      events.add(event);
    }

    @Override
    public void trial(TrialId trial, TrialEvent event) {
      trials.add(event);
    }

    @Override
    public void preparing(int done, int total) {
      prepared.add(done);
    }

    @Override
    public void left(Optional<Exception> problem) {
      left.add(problem);
    }

    List<Integer> startsOf(int number) {
      synchronized (events) {
        return events.stream()
            .filter(e -> e instanceof StudyEvent.TrialStarted s && s.number() == number)
            .map(e -> ((StudyEvent.TrialStarted) e).attempt())
            .toList();
      }
    }
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private StudyFolder study(int trials) throws IOException {
    return SmallStudy.create(root, trials, SmallStudy.epochs(4));
  }

  private void script(String... lines) throws IOException {
    Files.write(root.resolve("study").resolve("script.properties"), List.of(lines));
  }

  private StudySession open(StudyFolder folder) throws IOException {
    return StudySession.open(folder, heard, SmallStudy.scripted(root));
  }

  private static void assertWhole(StudyFolder folder, int trials) throws IOException {
    StudyState state = folder.state();
    assertEquals(Phase.ENDED, state.phase());
    assertEquals(trials, state.withStatus(Status.FINISHED).size());
    List<Integer> finished =
        folder.events().stream()
            .filter(StudyEvent.TrialFinished.class::isInstance)
            .map(e -> ((StudyEvent.TrialFinished) e).result().trial().number())
            .sorted()
            .toList();
    assertEquals(Stream.iterate(1, n -> n + 1).limit(trials).toList(), finished);
  }

  @Test
  void a_study_runs_from_its_images_to_one_score_on_the_test_split() throws IOException {
    StudyFolder folder = study(4);
    open(folder).run();
    assertEquals(List.of(Optional.empty()), heard.left);
    assertWhole(folder, 4);
    StudyState state = folder.state();
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    StudyEvent.Prepared prepared = state.prepared().orElseThrow();
    assertEquals(40, prepared.listed());
    assertEquals(
        List.of(20, 10, 10), prepared.sides().stream().map(StudyEvent.Side::images).toList());
    assertTrue(Path.of(prepared.prepared()).startsWith(root.resolve("home").resolve("prepared")));
    assertEquals(40, heard.prepared.get(heard.prepared.size() - 1));
    assertTrue(Files.exists(folder.splitFile()));
    StudyEvent.TestScored test = state.test().orElseThrow();
    assertEquals(state.best().orElseThrow().id().number(), test.number());
    assertEquals(Optional.of(0.77), test.score().meanAuc());
    assertFalse(StudyLock.heldElsewhere(folder));

    String environment = Files.readString(folder.environmentFile());
    assertTrue(environment.contains(prepared.fingerprint()));
    assertFalse(environment.contains(System.getProperty("user.name") + "\""));

    // Taken up once more, an ended study stays as it is: the test split is looked at once.
    List<StudyEvent> before = folder.events();
    open(folder).run();
    assertEquals(before, folder.events());
  }

  @Test
  void a_worker_killed_in_mid_epoch_is_replaced_and_the_search_goes_on() throws Exception {
    StudyFolder folder = study(3);
    script("epochMillis=700");
    StudySession session = open(folder);
    Future<?> running = executor.submit(session::run);
    await()
        .atMost(LONG)
        .until(() -> heard.trials.stream().anyMatch(TrialEvent.EpochEnded.class::isInstance));
    TrialEvent.Began began =
        (TrialEvent.Began)
            heard.trials.stream().filter(TrialEvent.Began.class::isInstance).findFirst().get();
    ProcessHandle.of(began.pid()).orElseThrow().destroyForcibly();
    running.get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertWhole(folder, 3);
    assertEquals(1, folder.state().trials().stream().filter(t -> t.attempts() == 2).count());
  }

  @Test
  void the_whole_program_killed_in_mid_search_goes_on_without_loss() throws Exception {
    StudyFolder folder = study(5);
    script("epochMillis=400");
    Process program = program();
    await()
        .atMost(LONG)
        .until(
            () ->
                !folder.state().withStatus(Status.FINISHED).isEmpty()
                    && folder.state().withStatus(Status.RUNNING).size() == 2);
    program.destroyForcibly().waitFor();
    int finished = folder.state().withStatus(Status.FINISHED).size();
    assertTrue(finished < 5);
    open(folder).run();
    assertEquals(List.of(Optional.empty()), heard.left);
    assertWhole(folder, 5);
    assertTrue(folder.state().test().isPresent());
  }

  @Test
  void the_whole_program_killed_in_mid_confirmation_goes_on_without_loss() throws Exception {
    StudyFolder folder = study(2);
    SmallStudy.confirm(folder, new Confirmation(2, 2));
    script("epochMillis=400");
    Process program = program();
    await()
        .atMost(LONG)
        .until(() -> folder.state().repeats().stream().anyMatch(t -> t.status() == Status.RUNNING));
    program.destroyForcibly().waitFor();
    assertTrue(folder.state().inConfirmation());
    assertTrue(folder.state().test().isEmpty());
    open(folder).run();
    assertEquals(List.of(Optional.empty()), heard.left);
    StudyState state = folder.state();
    assertEquals(6, state.trials().size());
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertEquals(state.best(), state.winner(), "a played training scores by its network alone");
    int tested = state.test().orElseThrow().number();
    assertEquals(state.scored().orElseThrow().id().number(), tested);
    assertTrue(state.trial(tested).orElseThrow().repeat());
  }

  private Process program() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SessionProgram.class.getName(),
            root.toString())
        .redirectErrorStream(true)
        .redirectOutput(root.resolve("program.out").toFile())
        .start();
  }

  @Test
  void a_study_that_runs_elsewhere_is_refused_and_can_be_watched() throws Exception {
    StudyFolder folder = study(4);
    script("epochMillis=300");
    ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();
    Process program = program();
    try {
      await().atMost(LONG).until(() -> StudyLock.heldElsewhere(folder));
      StudyWatch watch = StudyWatch.begin(folder, heard, watching);
      try {
        await()
            .atMost(LONG)
            .until(() -> heard.trials.stream().anyMatch(TrialEvent.EpochEnded.class::isInstance));
        FileProblem refused = assertThrows(FileProblem.class, () -> open(folder));
        assertTrue(
            refused.getMessage().contains("another process (number " + program.pid() + ")"),
            refused.getMessage());
        await().atMost(LONG).until(() -> !heard.left.isEmpty());
        assertEquals(Optional.empty(), heard.left.get(0));
        await()
            .atMost(LONG)
            .until(() -> heard.events.stream().anyMatch(StudyEvent.TestScored.class::isInstance));
      } finally {
        watch.close();
      }
      assertWhole(folder, 4);
    } finally {
      program.destroyForcibly();
      watching.shutdownNow();
    }
  }

  @Test
  void the_program_that_runs_a_study_can_look_without_losing_its_lock() throws Exception {
    StudyFolder folder = study(2);
    try (StudySession session = open(folder)) {
      assertFalse(StudyLock.heldElsewhere(folder));
      assertThrows(FileProblem.class, () -> open(folder));
      assertEquals(2, session.devices().size());
      Process other = program();
      assertTrue(other.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
      assertTrue(Files.readString(root.resolve("program.out")).contains("in another process"));
    }
    assertFalse(Files.exists(folder.journalFile()) && !folder.events().isEmpty());
    open(folder).run();
    assertWhole(folder, 2);
  }

  @Test
  void leaving_keeps_everything_for_the_next_start() throws Exception {
    StudyFolder folder = study(3);
    script("epochMillis=500");
    StudySession session = open(folder);
    Future<?> running = executor.submit(session::run);
    await()
        .atMost(LONG)
        .until(() -> heard.trials.stream().anyMatch(TrialEvent.EpochEnded.class::isInstance));
    session.close();
    running.get(LONG.toSeconds(), TimeUnit.SECONDS);
    StudyState left = folder.state();
    assertEquals(Phase.PAUSED, left.phase());
    assertEquals(0, left.withStatus(Status.RUNNING).size());
    assertTrue(left.trials().stream().map(TrialState::status).anyMatch(Status.WAITING::equals));
    open(folder).run();
    assertWhole(folder, 3);
    assertEquals(List.of(1, 2), heard.startsOf(1));
  }

  @Test
  void images_that_changed_since_the_start_are_refused() throws Exception {
    StudyFolder folder = study(2);
    StudySession session = open(folder);
    executor.submit(
        () -> {
          await().atMost(LONG).until(() -> !heard.trials.isEmpty());
          session.leave();
        });
    session.run();
    Path table = root.resolve("images").resolve("train.csv");
    Files.writeString(table, Files.readString(table).replaceFirst("0[.]0", "1.0"));
    List<StudyEvent> before = folder.events();
    heard.left.clear();
    open(folder).run();
    Exception problem = heard.left.get(0).orElseThrow();
    assertTrue(
        problem.getMessage().contains("changed since the study began"), problem.getMessage());
    assertEquals(before, folder.events());
  }

  @Test
  void a_missing_dataset_is_named_and_leaves_the_study_as_it_was() throws Exception {
    StudyFolder folder = study(2);
    Files.move(root.resolve("images"), root.resolve("elsewhere"));
    open(folder).run();
    assertTrue(heard.left.get(0).orElseThrow().getMessage().contains("no such folder"));
    assertEquals(List.of(), folder.events());
    Files.move(root.resolve("elsewhere"), root.resolve("images"));
    open(folder).run();
    assertWhole(folder, 2);
  }

  @Test
  void settings_out_of_range_are_named_with_the_file() throws Exception {
    StudyFolder folder = study(2);
    Files.writeString(
        folder.configFile(),
        Files.readString(folder.configFile())
            .replace("\"px\" : 16", "\"px\" : 9999")
            .replace("chest-xray", "chest"));
    FileProblem e = assertThrows(FileProblem.class, () -> open(folder));
    assertTrue(e.getMessage().contains("images.px: 16 to 512, not 9999"), e.getMessage());
    assertTrue(e.getMessage().contains("there is no \"chest\""), e.getMessage());
    assertTrue(e.getMessage().contains("study.json"), e.getMessage());
  }

  @Test
  void a_crash_between_the_test_score_and_its_record_scores_no_second_time() throws Exception {
    StudyFolder folder = study(2);
    open(folder).run();
    List<StudyEvent> events = folder.events();
    Files.delete(folder.journalFile());
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      for (StudyEvent event : events.subList(0, events.size() - 1)) {
        journal.append(event);
      }
    }
    Path score = folder.trial(folder.state().best().orElseThrow().id()).testScoreFile();
    Files.writeString(score, Files.readString(score).replace("0.77", "0.66"));
    open(folder).run();
    assertEquals(Optional.of(0.66), folder.state().test().orElseThrow().score().meanAuc());
  }

  @Test
  void an_unknown_trial_is_not_repeated_and_none_is_once_the_test_split_is_scored()
      throws Exception {
    StudyFolder folder = study(2);
    try (StudySession session = open(folder)) {
      FileProblem unknown = assertThrows(FileProblem.class, () -> session.first(repeating(1)));
      assertTrue(unknown.getMessage().contains("There is no trial 1"), unknown.getMessage());
      session.run();
    }
    try (StudySession late = open(folder)) {
      FileProblem refused = assertThrows(FileProblem.class, () -> late.first(repeating(1)));
      assertTrue(refused.getMessage().contains("test split"), refused.getMessage());
    }
  }

  private static TrialRequests repeating(int number) {
    return new TrialRequests(List.of(), List.of(number), List.of());
  }
}
