package org.gennas.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.TrialFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small search in which real networks are trained by real workers. */
@StartsProcesses
class RealWorkersTest {
  @TempDir private Path root;

  /** Keeps what it hears. */
  private static final class Heard implements SearchListener {
    private final List<TrialEvent> trials = Collections.synchronizedList(new ArrayList<>());
    private final List<Optional<Exception>> left = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void trial(TrialId trial, TrialEvent event) {
      trials.add(event);
    }

    @Override
    public void left(Optional<Exception> problem) {
      left.add(problem);
    }
  }

  @Test
  void networks_are_trained_compared_and_the_best_is_tested_though_a_worker_is_killed()
      throws Exception {
    StudyFolder folder = SmallStudy.create(root, 3, SmallStudy.epochs(5));
    Heard heard = new Heard();
    StudySession session = StudySession.open(folder, heard, SmallStudy.real(root));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<?> running = executor.submit(session::run);
      await()
          .atMost(Duration.ofSeconds(120))
          .until(() -> heard.trials.stream().anyMatch(TrialEvent.EpochEnded.class::isInstance));
      kill(heard);
      running.get(240, TimeUnit.SECONDS);
    } finally {
      executor.shutdownNow();
    }
    assertEquals(List.of(Optional.empty()), heard.left);
    StudyState state = folder.state();
    assertEquals(3, state.withStatus(Status.FINISHED).size(), state.toString());
    SplitScore test = state.test().orElseThrow().score();
    assertTrue(test.meanAuc().orElseThrow() >= 0 && test.meanAuc().get() <= 1);
    assertEquals(
        List.of(5, 5, 5),
        state.trials().stream().map(t -> t.result().orElseThrow().epochs()).toList());
    assertTrue(Files.exists(folder.trial(state.best().orElseThrow().id()).validPredictionsFile()));
  }

  @Test
  void an_ensemble_is_chosen_before_the_test_split_is_opened_and_scored_in_the_same_look()
      throws Exception {
    StudyFolder folder = SmallStudy.create(root, 3, SmallStudy.epochs(3));
    StudySession.open(folder, new Heard(), SmallStudy.real(root)).run();
    List<StudyEvent> events = folder.events();
    int last = events.size() - 1;
    assertInstanceOf(StudyEvent.Ended.class, events.get(last - 2));
    Ensemble ensemble = ((StudyEvent.EnsembleMade) events.get(last - 1)).ensemble();
    StudyEvent.TestScored test = (StudyEvent.TestScored) events.get(last);
    assertEquals(3, ensemble.candidates());
    SplitScore score = test.ensemble().orElseThrow();
    // of the table as written, which rounds
    SplitScore rounded =
        PredictionTable.read(folder.ensembleTestPredictionsFile())
            .score(BootstrapInterval.standard(folder.config().seed()));
    assertEquals(rounded.meanAuc(), score.meanAuc());
    assertEquals(rounded.loss(), score.loss(), 1e-5);
    assertEquals(List.of(test.number()), scoredOnTest(folder), "no member is scored alone");

    // Killed before, between or after the steps, the next start comes to the same.
    for (int lines = last - 1; lines <= last; lines++) {
      for (boolean scored : List.of(true, false)) {
        if (!scored) {
          Files.delete(
              folder.trial(folder.state().trial(test.number()).orElseThrow().id()).testScoreFile());
        }
        boolean tooLate = scored && lines == last - 1;
        cut(folder, lines);
        StudySession.open(folder, new Heard(), SmallStudy.real(root)).run();
        StudyState state = folder.state();
        assertEquals(test.score(), state.test().orElseThrow().score());
        assertEquals(
            tooLate ? Optional.empty() : Optional.of(score), state.test().orElseThrow().ensemble());
        assertEquals(
            tooLate ? Optional.empty() : Optional.of(ensemble.members()),
            state.ensemble().map(Ensemble::members));
      }
    }
  }

  private static void cut(StudyFolder folder, int lines) throws IOException {
    List<String> journal = Files.readAllLines(folder.journalFile());
    Files.write(folder.journalFile(), journal.subList(0, lines));
  }

  private static List<Integer> scoredOnTest(StudyFolder folder) throws IOException {
    return folder.state().trials().stream()
        .map(TrialState::id)
        .filter(
            id ->
                Files.exists(folder.trial(id).testScoreFile())
                    || Files.exists(folder.trial(id).testPredictionsFile()))
        .map(TrialId::number)
        .toList();
  }

  @Test
  void the_best_are_confirmed_by_real_trainings_and_one_of_these_is_tested() throws Exception {
    StudyFolder folder = SmallStudy.create(root, 2, SmallStudy.epochs(3));
    SmallStudy.confirm(folder, new Confirmation(2, 2));
    Heard heard = new Heard();
    StudySession.open(folder, heard, SmallStudy.real(root)).run();
    assertEquals(List.of(Optional.empty()), heard.left);
    StudyState state = folder.state();
    List<RepeatScore> means = state.confirmed().orElseThrow().means();
    assertEquals(List.of(2, 2), means.stream().map(m -> m.repeats().size()).toList());
    for (RepeatScore mean : means) {
      assertTrue(mean.lowest().orElseThrow() <= mean.mean().orElseThrow());
      assertTrue(mean.mean().orElseThrow() <= mean.highest().orElseThrow());
      boolean allAlike = mean.lowest().equals(mean.highest()) && mean.mean().get() == 1.0;
      assertTrue(allAlike || mean.interval().isPresent(), mean.toString());
    }
    TrialState tested = state.trial(state.test().orElseThrow().number()).orElseThrow();
    assertEquals(state.confirmed().get().winner(), tested.trial().repeats());
    assertEquals(state.scored(), Optional.of(tested));
    try (Stream<Path> trials = Files.list(folder.path().resolve("trials"))) {
      assertEquals(
          List.of(folder.trial(tested.id()).testScoreFile()),
          trials.map(path -> new TrialFolder(path).testScoreFile()).filter(Files::exists).toList());
    }
  }

  @Test
  void a_training_that_was_halted_and_goes_on_ends_as_if_it_had_run_through() throws Exception {
    StudyFolder plain = SmallStudy.create(root.resolve("plain"), 2, SmallStudy.epochs(16));
    StudySession.open(plain, new Heard(), SmallStudy.real(root.resolve("plain"))).run();
    StudyFolder halted = SmallStudy.create(root.resolve("halted"), 2, SmallStudy.epochs(16));
    EarlyStopping rules =
        new EarlyStopping(Optional.of(new EarlyStopping.Halving(2, 4)), Optional.empty());
    halted.json().write(halted.configFile(), halted.config().withEarlyStopping(Optional.of(rules)));
    AtomicReference<StudySession> session = new AtomicReference<>();
    SearchListener person =
        new SearchListener() {
          @Override
          public void study(StudyEvent event, StudyState state) {
            if (event instanceof StudyEvent.TrialHalted trial) {
              session.get().continueTrial(trial.number());
            }
          }
        };
    session.set(StudySession.open(halted, person, SmallStudy.real(root.resolve("halted"))));
    session.get().run();
    StudyState state = halted.state();
    assertEquals(2, state.withStatus(Status.FINISHED).size(), state.toString());
    assertTrue(state.trials().stream().anyMatch(t -> t.halt().isPresent()), state.toString());
    for (TrialState trial : state.trials()) {
      TrialState through = plain.state().trial(trial.id().number()).orElseThrow();
      assertEquals(through.id(), trial.id());
      assertEquals(through.result().orElseThrow().valid(), trial.result().orElseThrow().valid());
      assertEquals(through.result().get().trainLoss(), trial.result().get().trainLoss());
    }
  }

  private static void kill(Heard heard) {
    synchronized (heard.trials) {
      heard.trials.stream()
          .filter(TrialEvent.Began.class::isInstance)
          .map(e -> ((TrialEvent.Began) e).pid())
          .map(ProcessHandle::of)
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
