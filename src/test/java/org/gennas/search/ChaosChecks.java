package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Confirmation;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.WorkerProtocol;

/** What has to hold of a study whatever was killed meanwhile. */
final class ChaosChecks {
  private ChaosChecks() {}

  /** The journal and each training's events can be read, at any moment. */
  static void readable(StudyFolder folder) throws IOException {
    StudyState state = folder.state();
    for (TrialState trial : state.trials()) {
      folder.history(trial.id());
      folder.result(trial.id());
    }
    assertThat(numbers(state)).isEqualTo(firstNumbers(state.trials().size()));
  }

  /** Every trial once, no network twice but where it is confirmed, the winner tested once. */
  static void complete(StudyFolder folder, int trials, Confirmation confirmation)
      throws IOException {
    StudyState state = folder.state();
    List<StudyEvent> events = state.events();
    assertThat(state.ended().map(StudyEvent.Ended::reason)).contains(StopReason.TRIALS);
    assertThat(state.searched()).hasSize(trials);
    assertThat(state.repeats()).hasSize(confirmation.candidates() * confirmation.seeds());
    assertThat(state.trials()).allMatch(t -> t.status() == Status.FINISHED);
    assertThat(numbers(state)).isEqualTo(firstNumbers(state.trials().size()));
    SearchSpace space = SearchSpace.chestXray();
    assertThat(state.searched().stream().map(t -> space.canonical(t.id().architecture())))
        .doesNotHaveDuplicates();
    assertThat(state.trials().stream().map(t -> List.of(t.id().architecture(), t.trial().seed())))
        .doesNotHaveDuplicates();
    List<Integer> candidates = state.confirming().orElseThrow().candidates();
    assertThat(state.repeats())
        .allSatisfy(
            repeat -> {
              int of = repeat.trial().repeats().orElseThrow();
              assertThat(candidates).contains(of);
              assertThat(repeat.id().architecture())
                  .isEqualTo(state.trial(of).orElseThrow().id().architecture());
            });
    assertThat(count(events, StudyEvent.Proposed.class)).isEqualTo(state.trials().size());
    assertThat(count(events, StudyEvent.TrialFinished.class)).isEqualTo(state.trials().size());
    assertThat(count(events, StudyEvent.TrialFailed.class)).isZero();
    assertThat(count(events, StudyEvent.Confirmed.class)).isEqualTo(1);
    assertThat(count(events, StudyEvent.TestScored.class)).isEqualTo(1);
    for (String file : List.of("report.html", "report.pdf", "trials.csv", "model-card.md")) {
      assertThat(Files.size(folder.path().resolve(file))).as(file).isPositive();
    }
  }

  /** Epochs 1 to n of each training are on record, each once. */
  static int everyEpochIsRecorded(StudyFolder folder) throws IOException {
    int epochs = 0;
    for (TrialState trial : folder.state().trials()) {
      List<Integer> told =
          folder.history(trial.id()).epochs().stream().map(epoch -> epoch.epoch()).toList();
      assertThat(told)
          .as("epochs of %s", trial.id().label())
          .isEqualTo(firstNumbers(trial.result().orElseThrow().epochs()));
      epochs += told.size();
    }
    return epochs;
  }

  /** Each training comes out bit for bit when one worker does it all again undisturbed. */
  static void asUndisturbed(StudyFolder folder) throws IOException, InterruptedException {
    List<TrialState> trials = folder.state().trials();
    Path again = folder.path().resolve("undisturbed");
    for (TrialState trial : trials) {
      TrialFolder copy = new TrialFolder(again.resolve(trial.id().folder()));
      Files.createDirectories(copy.path());
      Files.copy(folder.trial(trial.id()).orderFile(), copy.orderFile());
    }
    train(trials.stream().map(t -> again.resolve(t.id().folder())).toList());
    for (TrialState trial : trials) {
      TrialResult first = trial.result().orElseThrow();
      TrialResult second =
          folder
              .json()
              .read(
                  new TrialFolder(again.resolve(trial.id().folder())).summaryFile(),
                  TrialResult.class,
                  TrialResult.FORMAT);
      assertThat(first.valid()).as(trial.id().label()).isEqualTo(second.valid());
      assertThat(first.trainLoss()).as(trial.id().label()).isEqualTo(second.trainLoss());
      assertThat(first.bestEpoch()).as(trial.id().label()).isEqualTo(second.bestEpoch());
    }
  }

  /** One worker, one trial after another. */
  private static void train(List<Path> trials) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "org.gennas.worker.WorkerMain",
            WorkerProtocol.ARGUMENT,
            trials.get(0).toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "CLASSPATH",
                System.getProperty("java.class.path"),
                "OMP_NUM_THREADS",
                "1",
                "CUDA_VISIBLE_DEVICES",
                "-1"));
    Process worker = builder.redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    int next = 1;
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8));
        OutputStream orders = worker.getOutputStream()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.endsWith(WorkerProtocol.READY)) {
          if (next == trials.size()) {
            // its input ends with this block, so it leaves
            break;
          }
          orders.write(
              (WorkerProtocol.order(trials.get(next++)) + "\n")
                  .getBytes(StandardCharsets.US_ASCII));
          orders.flush();
        }
      }
    }
    assertThat(worker.waitFor()).as(said.toString()).isZero();
  }

  private static List<Integer> numbers(StudyState state) {
    return state.trials().stream().map(t -> t.id().number()).toList();
  }

  private static List<Integer> firstNumbers(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  private static long count(List<StudyEvent> events, Class<? extends StudyEvent> type) {
    return events.stream().filter(type::isInstance).count();
  }

  /** No worker outlives the study: each has left, or leaves once it is done. */
  static Optional<ProcessHandle> left(Iterable<Long> workers) {
    for (long pid : workers) {
      Optional<ProcessHandle> alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      if (alive.isPresent()) {
        return alive;
      }
    }
    return Optional.empty();
  }
}
