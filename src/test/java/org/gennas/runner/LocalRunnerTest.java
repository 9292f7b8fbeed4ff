package org.gennas.runner;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.runner.LocalRunner.Patience;
import org.gennas.space.Architecture;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes that keep to the protocol but compute nothing. */
@StartsProcesses
class LocalRunnerTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Patience PATIENT = new Patience(LONG, LONG, LONG, LONG);

  /** A variable of the tests' environment, see pom.xml. */
  private static final String PLANTED = "GENNAS_TEST_SESSION";

  private static final WorkerMemory SMALL = new WorkerMemory(64 << 20, 64 << 20, 1L << 30);

  private final StudyJson json = new StudyJson();
  private final TrialId trial = new TrialId(1, new Architecture("22121211"));
  private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor();
  private final Heard heard = new Heard();
  @TempDir private Path study;
  private TrialFolder folder;
  private LocalRunner runner;

  /** Keeps what it hears. */
  private static final class Heard implements RunListener {
    private final List<TrialEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<RunEnd> ends = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void event(TrialId trial, TrialEvent event) {
      events.add(event);
    }

    @Override
    public void ended(TrialId trial, RunEnd end) {
      ends.add(end);
    }

    <T extends TrialEvent> List<T> all(Class<T> type) {
      synchronized (events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
      }
    }
  }

  @BeforeEach
  void layOut() throws IOException {
    folder = new TrialFolder(study.resolve("trials").resolve(trial.folder()));
    order(trial, 4);
    runner = runner(PATIENT);
  }

  private TrialFolder order(TrialId wanted, int epochs) throws IOException {
    TrialFolder its = new TrialFolder(study.resolve("trials").resolve(wanted.folder()));
    Files.createDirectories(its.path());
    json.write(
        its.orderFile(),
        new TrialOrder(
            TrialOrder.FORMAT,
            wanted.number(),
            wanted.architecture(),
            "chest-xray",
            7,
            new TrainingConfig("own", epochs, 8, 0.1, 1, 0.9, Optional.empty()),
            "prepared",
            "split.csv",
            List.of("Edema"),
            32,
            true));
    return its;
  }

  private LocalRunner runner(Patience patience) {
    return runner(patience, command());
  }

  private LocalRunner runner(Patience patience, WorkerCommand command) {
    FoundDevices found = new FoundDevices(List.of(), 2, "a CPU", 4L << 30, List.of());
    return new LocalRunner(found.all(), command, json, poller, patience);
  }

  static WorkerCommand command() {
    return new WorkerCommand(
        ScriptedWorker.class.getName(),
        WorkerCommand.ownClassPath(),
        SMALL,
        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"),
        Map.of());
  }

  @AfterEach
  void end() {
    runner.close();
    poller.shutdownNow();
  }

  private void script(String... lines) throws IOException {
    Files.write(study.resolve("script.properties"), List.of(lines));
  }

  private void start() throws IOException {
    runner.start(trial, folder, runner.devices().get(0), heard);
  }

  private RunEnd end(int number) {
    await().atMost(LONG).until(() -> heard.ends.size() >= number);
    return heard.ends.get(number - 1);
  }

  @Test
  void a_trial_is_followed_to_its_result() throws IOException {
    start();
    RunEnd.Finished end = assertInstanceOf(RunEnd.Finished.class, end(1));
    assertEquals(Optional.of(0.8), end.result().valid().meanAuc());
    assertEquals(1, heard.all(TrialEvent.Began.class).size());
    assertEquals(
        List.of(1, 2, 3, 4),
        heard.all(TrialEvent.EpochEnded.class).stream().map(TrialEvent.EpochEnded::epoch).toList());
    assertEquals(1, heard.ends.size());
  }

  @Test
  void a_cpu_worker_sees_its_threads_no_gpu_and_its_share_of_memory() throws IOException {
    start();
    end(1);
    String[] seen = Files.readString(folder.path().resolve("environment.txt")).split(" ");
    assertEquals("1", seen[0]);
    assertEquals("-1", seen[1]);
    assertTrue(Long.parseLong(seen[2]) <= 64 << 20);
  }

  @Test
  void forced_layers_reach_the_worker_by_its_environment() throws IOException {
    runner = runner(PATIENT, command().with("GENNAS_LAYERS", "portable"));
    start();
    end(1);
    String[] seen = Files.readString(folder.path().resolve("environment.txt")).split(" ");
    assertEquals("portable", seen[3]);
    assertEquals("1", seen[0], "the device's variables stay");
  }

  @Test
  void a_stopped_trial_goes_on_where_it_stood_and_nothing_is_told_twice() throws IOException {
    script("epochMillis=300");
    start();
    await().atMost(LONG).until(() -> !heard.all(TrialEvent.EpochEnded.class).isEmpty());
    runner.stop(trial);
    RunEnd.Stopped stopped = assertInstanceOf(RunEnd.Stopped.class, end(1));
    assertTrue(stopped.epochs() >= 1 && stopped.epochs() < 4);
    start();
    assertInstanceOf(RunEnd.Finished.class, end(2));
    assertEquals(
        List.of(1, 2, 3, 4),
        heard.all(TrialEvent.EpochEnded.class).stream().map(TrialEvent.EpochEnded::epoch).toList());
    assertEquals(stopped.epochs(), heard.all(TrialEvent.Began.class).get(1).fromEpoch());
    assertEquals(pid(1), pid(2), "a worker that was stopped stays");
  }

  @Test
  void a_worker_stays_for_its_devices_next_trial_and_prints_into_its_folder() throws IOException {
    run(1, 0);
    run(2, 0);
    assertEquals(pid(1), pid(2));
    assertEquals("This is trial 1.", printed(1));
    assertEquals("This is trial 2.", printed(2));
  }

  @Test
  void each_device_has_a_worker_of_its_own() throws IOException {
    run(1, 0);
    run(2, 1);
    run(3, 0);
    assertNotEquals(pid(1), pid(2));
    assertEquals(pid(1), pid(3));
  }

  @Test
  void a_crash_is_told_of_the_trial_in_work_and_the_next_gets_a_new_worker() throws IOException {
    script("crash.2=134");
    run(1, 0);
    RunEnd.Lost lost = assertInstanceOf(RunEnd.Lost.class, run(2, 0));
    assertTrue(lost.message().contains("native code (status 134)"), lost.message());
    assertTrue(lost.message().endsWith("something broke"), lost.message());
    assertTrue(lost.crashed());
    assertInstanceOf(RunEnd.Finished.class, run(3, 0));
    assertEquals(pid(1), pid(2));
    assertNotEquals(pid(2), pid(3));
    assertEquals("This is trial 1.", printed(1));
  }

  @Test
  void after_a_failed_training_there_is_a_new_worker() throws IOException {
    script("fail.1=The loss is not a number.");
    assertInstanceOf(RunEnd.Failed.class, run(1, 0));
    assertInstanceOf(RunEnd.Finished.class, run(2, 0));
    assertNotEquals(pid(1), pid(2));
  }

  @Test
  void a_worker_killed_while_it_waits_is_no_trials_loss() throws IOException {
    run(1, 0);
    ProcessHandle.of(pid(1)).orElseThrow().destroyForcibly();
    await().atMost(LONG).until(() -> isGone(pid(1)));
    assertInstanceOf(RunEnd.Finished.class, run(2, 0));
  }

  @Test
  void a_hundred_trials_are_one_workers_most() throws IOException {
    script("epochMillis=0");
    for (int number = 1; number <= WorkerPool.MOST_TRIALS + 1; number++) {
      run(number, 0);
    }
    assertEquals(pid(1), pid(WorkerPool.MOST_TRIALS));
    assertNotEquals(pid(1), pid(WorkerPool.MOST_TRIALS + 1));
  }

  @Test
  void a_worker_that_waits_leaves_when_nothing_is_to_be_expected() throws IOException {
    run(1, 0);
    runner.rest();
    await().atMost(LONG).until(() -> isGone(pid(1)));
    assertInstanceOf(RunEnd.Finished.class, run(2, 0));
  }

  @Test
  void a_worker_leaves_after_a_stop_when_nothing_is_to_be_expected() throws IOException {
    script("epochMillis=60000");
    start();
    await().atMost(LONG).until(() -> !heard.all(TrialEvent.Progress.class).isEmpty());
    runner.stop(trial);
    runner.rest();
    assertEquals(new RunEnd.Stopped(0), end(1));
    await().atMost(LONG).until(() -> isGone(pid(1)));
  }

  @Test
  void a_worker_does_not_wait_for_ever() throws IOException {
    runner = runner(new Patience(LONG, LONG, LONG, Duration.ofMillis(1)));
    run(1, 0);
    await().atMost(LONG).until(() -> isGone(pid(1)));
  }

  @Test
  void no_worker_is_left_when_the_runner_is_closed() throws IOException {
    run(1, 0);
    run(2, 1);
    runner.close();
    assertTrue(isGone(pid(1)) && isGone(pid(2)));
  }

  /** Trains a trial of two epochs to its end. */
  private RunEnd run(int number, int device) throws IOException {
    TrialId wanted = new TrialId(number, trial.architecture());
    int before = heard.ends.size();
    runner.start(wanted, order(wanted, 2), runner.devices().get(device), heard);
    return end(before + 1);
  }

  /** Of the worker that began as the n-th. */
  private long pid(int beginning) {
    return heard.all(TrialEvent.Began.class).get(beginning - 1).pid();
  }

  private static boolean isGone(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private String printed(int number) throws IOException {
    TrialId wanted = new TrialId(number, trial.architecture());
    return Files.readString(study.resolve("trials").resolve(wanted.folder()).resolve("worker.out"))
        .strip();
  }

  @Test
  void a_killed_worker_is_lost_and_the_words_speak_of_memory() throws IOException {
    script("epochMillis=60000");
    start();
    await().atMost(LONG).until(() -> !heard.all(TrialEvent.Progress.class).isEmpty());
    long pid = heard.all(TrialEvent.Began.class).get(0).pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    RunEnd.Lost lost = assertInstanceOf(RunEnd.Lost.class, end(1));
    assertTrue(lost.message().contains("memory runs out. Try fewer workers"), lost.message());
    assertTrue(!lost.crashed());
  }

  @Test
  void a_worker_that_crashes_is_lost_with_its_last_words() throws IOException {
    script("crash.1=134");
    start();
    RunEnd.Lost lost = assertInstanceOf(RunEnd.Lost.class, end(1));
    assertTrue(lost.message().contains("native code (status 134)"), lost.message());
    assertTrue(lost.message().endsWith("something broke"), lost.message());
  }

  @Test
  void what_java_says_of_its_crash_lies_with_the_trial_in_work_and_is_named() throws IOException {
    script("crash.2=native");
    run(1, 0);
    RunEnd.Lost lost = assertInstanceOf(RunEnd.Lost.class, run(2, 0));
    Path report = order(new TrialId(2, trial.architecture()), 4).path();
    report = report.resolve("crash-" + pid(1) + ".log");
    assertTrue(lost.message().startsWith("The worker crashed in native code"), lost.message());
    assertTrue(lost.crashed());
    assertTrue(lost.message().endsWith("; see " + report + "."), lost.message());
    assertTrue(Files.readString(report).contains("SIGSEGV"));
    assertEquals(List.of(), crashFiles(folder.path()), "moved from the worker's first trial");
    assertEquals(List.of(), crashFiles(Path.of("")), "none where the program was started");
  }

  private static List<Path> crashFiles(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where.toAbsolutePath())) {
      return files
          .filter(f -> f.getFileName().toString().matches("(hs_err|crash-|core|replay).*"))
          .toList();
    }
  }

  @Test
  void a_worker_inherits_what_it_needs_and_none_of_the_rest() throws IOException {
    assertTrue(System.getenv().containsKey(PLANTED), "set by the build for this test");
    start();
    end(1);
    List<String> names = Files.readAllLines(folder.path().resolve("variables.txt"));
    assertTrue(names.contains("PATH") && names.contains("OMP_NUM_THREADS"), names::toString);
    assertFalse(names.contains(PLANTED), names::toString);
  }

  @Test
  void output_that_is_a_link_is_not_written_through() throws IOException {
    Path elsewhere = Files.writeString(study.resolve("elsewhere"), "kept");
    Path output = folder.path().resolve("worker.out");
    Files.createSymbolicLink(output, elsewhere);
    IOException problem =
        assertThrows(
            IOException.class, () -> command().process(runner.devices().get(0), List.of(), output));
    assertTrue(problem.getMessage().contains("A link to " + elsewhere), problem.getMessage());
    assertTrue(problem.getMessage().contains(output.toString()), problem.getMessage());
    assertEquals("kept", Files.readString(elsewhere));
  }

  @Test
  void a_failed_training_says_what_to_try() throws IOException {
    script("fail.1=The loss is not a number.");
    start();
    assertEquals(new RunEnd.Failed("The loss is not a number.", "Try another one."), end(1));
  }

  @Test
  void what_the_surroundings_failed_is_not_the_trainings_fault() throws IOException {
    script("block.1=No space left on device.");
    start();
    assertEquals(new RunEnd.Blocked("No space left on device.", "Try another one."), end(1));
  }

  @Test
  void a_damaged_line_of_events_is_passed_over() throws IOException {
    Files.writeString(folder.eventsFile(), "\0\0\0garbage\n{\"event\":\n");
    start();
    assertInstanceOf(RunEnd.Finished.class, end(1));
  }

  @Test
  void a_worker_deaf_to_the_stop_file_is_ended() throws IOException {
    runner = runner(new Patience(LONG, Duration.ofMillis(300), Duration.ofMillis(300), LONG));
    script("deaf.1=yes", "epochMillis=60000");
    start();
    await().atMost(LONG).until(() -> !heard.all(TrialEvent.Progress.class).isEmpty());
    runner.stop(trial);
    assertEquals(new RunEnd.Stopped(0), end(1));
  }

  @Test
  void an_older_worker_is_asked_to_leave_and_a_new_one_resumes() throws IOException {
    script("epochMillis=200");
    Process orphan = olderWorker(ProcessHandle.current().pid());
    start();
    assertInstanceOf(RunEnd.Finished.class, end(1));
    assertTrue(!orphan.isAlive());
    assertTrue(heard.all(TrialEvent.Began.class).size() == 1, "the new one's events are heard");
  }

  @Test
  void an_older_worker_is_waited_for_as_long_as_it_shows_life() throws IOException {
    script("epochMillis=700", "deaf.1=yes");
    Process orphan = olderWorker(ProcessHandle.current().pid());
    // shorter than its training, longer than an epoch of it
    runner = runner(new Patience(Duration.ofMillis(2000), LONG, LONG, LONG));
    start();
    assertInstanceOf(RunEnd.Finished.class, end(1));
    assertTrue(!orphan.isAlive());
    assertEquals(0, heard.events.size(), "its result was found, nothing was trained twice");
  }

  @Test
  void a_silent_older_worker_blocks_the_trial_with_its_process_named() throws IOException {
    script("epochMillis=60000", "deaf.1=yes");
    Process older = olderWorker(ProcessHandle.current().pid());
    try {
      runner = runner(new Patience(Duration.ofMillis(400), LONG, LONG, LONG));
      start();
      RunEnd.Blocked blocked = assertInstanceOf(RunEnd.Blocked.class, end(1));
      assertTrue(blocked.message().startsWith("Another worker still has"), blocked.message());
      assertTrue(blocked.remedy().contains("number " + older.pid()), blocked.remedy());
      assertEquals(0, heard.events.size());
    } finally {
      older.destroyForcibly();
    }
  }

  @Test
  void a_trial_runs_once_at_a_time() throws IOException {
    script("epochMillis=60000");
    start();
    assertThrows(IOException.class, this::start);
    runner.close();
    assertEquals(new RunEnd.Stopped(0), end(1));
  }

  private Path log() {
    return study.resolve("older.out");
  }

  private Process olderWorker(long parent) throws IOException {
    Process older =
        command()
            .process(
                runner.devices().get(0),
                List.of(folder.path().toString(), "--parent", String.valueOf(parent)),
                log())
            .start();
    await().atMost(LONG).until(() -> Files.exists(folder.eventsFile()));
    return older;
  }
}
