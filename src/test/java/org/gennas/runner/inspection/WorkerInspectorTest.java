package org.gennas.runner.inspection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.engine.UntrainedModel;
import org.gennas.runner.Device;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.study.inspection.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
final class WorkerInspectorTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] GREY = {50, 0, 0, 0};

  @TempDir Path folder;

  private final ExecutorService background = Executors.newCachedThreadPool();
  private Optional<WorkerInspector> open = Optional.empty();

  private WorkerInspector inspector(Duration patience) {
    WorkerCommand command =
        new WorkerCommand(
            "unused",
            System.getProperty("java.class.path"),
            new WorkerMemory(64 << 20, 64 << 20, 1L << 30),
            List.of("-XX:TieredStopAtLevel=1"),
            Map.of());
    Device device = new Device("cpu:0", Device.Kind.CPU, "a CPU", 1, 1L << 30, Optional.empty());
    WorkerInspector inspector =
        new WorkerInspector(
            command.calling(ScriptedInspectionWorker.class.getName()),
            device,
            folder.resolve("log"),
            background,
            patience);
    open = Optional.of(inspector);
    return inspector;
  }

  private WorkerInspector inspector() {
    return inspector(LONG);
  }

  @AfterEach
  void end() {
    open.ifPresent(WorkerInspector::close);
    background.shutdownNow();
  }

  private static Reading told(CompletableFuture<Reading> future) throws Exception {
    return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static InspectionProblem problem(CompletableFuture<?> future) {
    ExecutionException e =
        assertThrows(
            ExecutionException.class, () -> future.get(LONG.toSeconds(), TimeUnit.SECONDS));
    return assertInstanceOf(InspectionProblem.class, e.getCause());
  }

  private long files(String beginning) throws IOException {
    Path log = folder.resolve("log");
    if (!Files.isDirectory(log)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(log)) {
      return all.filter(file -> file.getFileName().toString().startsWith(beginning)).count();
    }
  }

  private void untilAsked(String model) {
    await().atMost(LONG).until(() -> files("asked-" + model + "-") > 0);
  }

  private void go() throws IOException {
    Files.writeString(folder.resolve("log/go"), "");
  }

  @Test
  void oneWorkerAnswersManyQuestions() throws Exception {
    WorkerInspector inspector = inspector();
    inspector.warm(Path.of("model")).get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertEquals(0.5f, told(inspector.newest("A", Path.of("model"), GREY)).probabilities()[0]);
    assertEquals(List.of("Edema"), told(inspector.whenIdle(Path.of("other"), GREY)).findings());
    assertEquals(1, files("start"), "one process");
  }

  @Test
  void theRealWorkerAsksARealModel() throws Exception {
    Path model = folder.resolve("model.zip");
    UntrainedModel.write(model, "10000001", 32, List.of("Edema", "Fracture"), 1);
    WorkerInspector inspector = WorkerInspector.ofThisProgram(folder.resolve("log"), background);
    open = Optional.of(inspector);
    Reading reading = told(inspector.newest("A", model, new byte[32 * 32]));
    assertEquals(List.of("Edema", "Fracture"), reading.findings());
    assertTrue(reading.probabilities()[0] > 0 && reading.probabilities()[0] < 1);
    InspectionProblem missing =
        problem(inspector.newest("A", folder.resolve("none.zip"), new byte[32 * 32]));
    assertTrue(missing.what().contains("none.zip"), missing.what());
  }

  @Test
  void theNewestOfAPlaceTakesTheOldersTurnAndWhatIsIdleWaits() throws Exception {
    WorkerInspector inspector = inspector();
    CompletableFuture<Reading> first = inspector.newest("A", Path.of("wait"), GREY);
    untilAsked("wait");
    CompletableFuture<Reading> idle = inspector.whenIdle(Path.of("idle"), GREY);
    CompletableFuture<Reading> stale = inspector.newest("A", Path.of("stale"), GREY);
    CompletableFuture<Reading> newest = inspector.newest("A", Path.of("newest"), GREY);
    CompletableFuture<Boolean> idleWasLater = idle.thenApply(reading -> newest.isDone());
    assertTrue(stale.isCancelled());
    go();
    told(first);
    told(newest);
    told(idle);
    assertTrue(idleWasLater.get());
    assertEquals(0, files("asked-stale-"), "nobody computed it");
  }

  @Test
  void aCancelledQuestionIsNotAsked() throws Exception {
    WorkerInspector inspector = inspector();
    CompletableFuture<Reading> first = inspector.newest("A", Path.of("wait"), GREY);
    untilAsked("wait");
    CompletableFuture<Reading> second = inspector.whenIdle(Path.of("second"), GREY);
    CompletableFuture<Reading> third = inspector.whenIdle(Path.of("third"), GREY);
    second.cancel(true);
    go();
    told(first);
    told(third);
    assertEquals(0, files("asked-second-"));
  }

  @Test
  void aRefusalNamesWhatToDo() {
    InspectionProblem problem = problem(inspector().newest("A", Path.of("refuse"), GREY));
    assertEquals("No such model (refuse).", problem.what());
    assertEquals("Look elsewhere.", problem.remedy());
  }

  @Test
  void aCrashedWorkerIsStartedAnewAndTheQuestionAskedAgain() throws Exception {
    WorkerInspector inspector = inspector();
    assertEquals(0.5f, told(inspector.newest("A", Path.of("crash-once"), GREY)).probabilities()[0]);
    assertEquals(2, files("start"));
  }

  @Test
  void aModelThatCrashesTwoWorkersIsGivenUpAndOthersGoOn() throws Exception {
    WorkerInspector inspector = inspector();
    InspectionProblem problem = problem(inspector.newest("A", Path.of("crash"), GREY));
    assertTrue(problem.what().contains("crash"), problem.what());
    assertTrue(problem.what().contains("something broke"), problem.what());
    assertEquals(2, files("asked-crash-"));
    told(inspector.newest("A", Path.of("model"), GREY));
  }

  @Test
  void aWorkerThatDoesNotAnswerIsEnded() throws Exception {
    WorkerInspector inspector = inspector(Duration.ofSeconds(3));
    problem(inspector.newest("A", Path.of("hang"), GREY));
    assertEquals(2, files("asked-hang-"));
  }

  @Test
  void closingEndsTheWorkerAndCancelsWhatWaits() throws Exception {
    WorkerInspector inspector = inspector();
    CompletableFuture<Reading> asked = inspector.newest("A", Path.of("hang"), GREY);
    untilAsked("hang");
    CompletableFuture<Reading> waiting = inspector.whenIdle(Path.of("model"), GREY);
    inspector.close();
    assertThrows(CancellationException.class, () -> told(asked));
    assertThrows(CancellationException.class, () -> told(waiting));
    assertThrows(
        CancellationException.class, () -> told(inspector.newest("A", Path.of("late"), GREY)));
    List<ProcessHandle> workers;
    try (Stream<Path> all = Files.list(folder.resolve("log"))) {
      workers =
          all.filter(file -> file.getFileName().toString().startsWith("start"))
              .map(WorkerInspectorTest::pid)
              .flatMap(pid -> ProcessHandle.of(pid).stream())
              .toList();
    }
    await().atMost(LONG).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static long pid(Path file) {
    try {
      return Long.parseLong(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aWorkerThatCannotStartIsAProblemAndNotAHang() throws Exception {
    WorkerInspector inspector =
        new WorkerInspector(
            new WorkerCommand(
                "unused",
                folder.toString(),
                new WorkerMemory(64 << 20, 64 << 20, 1L << 30),
                List.of(),
                Map.of()),
            new Device("cpu:0", Device.Kind.CPU, "a CPU", 1, 1L << 30, Optional.empty()),
            folder.resolve("log"),
            background);
    open = Optional.of(inspector);
    InspectionProblem problem = problem(inspector.newest("A", Path.of("model"), GREY));
    assertTrue(problem.what().contains("InspectionMain"), problem.what());
  }
}
