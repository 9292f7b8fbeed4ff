package org.gennas.search;

import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.proposal.ProposalRequest;
import org.gennas.runner.ScriptedWorker;
import org.gennas.space.Architecture;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Halt;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that look bad are halted, the best of them go on, and nothing of it gets lost. */
class EarlyStoppingTest {
  private static final int EPOCHS = 6;

  @TempDir private Path temporary;

  private static EarlyStopping halving() {
    return new EarlyStopping(Optional.of(new EarlyStopping.Halving(2, 2)), Optional.empty());
  }

  private static EarlyStopping median() {
    return new EarlyStopping(Optional.empty(), Optional.of(new EarlyStopping.Median(2, 2)));
  }

  private static double auc(TrialId trial, int epoch) {
    return ScriptedWorker.auc(trial.architecture()) - 0.1 / epoch;
  }

  private VirtualSearch search(String name, EarlyStopping rules, Schedule schedule, int devices)
      throws IOException {
    StudyConfig config =
        config(schedule, trials(8), SearchLimits.none()).withEarlyStopping(Optional.of(rules));
    VirtualSearch search = new VirtualSearch(temporary.resolve(name), config, devices);
    search.runner().curve(EPOCHS, EarlyStoppingTest::auc);
    return search;
  }

  private static <T extends StudyEvent> List<T> all(StudyState state, Class<T> type) {
    return state.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void halving_halts_most_and_the_best_reach_the_last_epoch() throws IOException {
    for (Schedule schedule : Schedule.values()) {
      VirtualSearch search = search("halving" + schedule, halving(), schedule, 2);
      StudyState state = search.run();
      assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
      List<TrialState> halted = state.withStatus(Status.HALTED);
      List<TrialState> finished = state.withStatus(Status.FINISHED);
      assertEquals(8, halted.size() + finished.size());
      assertTrue(finished.size() >= 2 && halted.size() >= 2, state.trials().toString());
      for (TrialState trial : halted) {
        Halt halt = trial.halt().orElseThrow();
        assertEquals(Halt.Rule.HALVING, halt.rule());
        assertTrue(halt.epochs() == 2 || halt.epochs() == 4, halt.toString());
        assertTrue(halt.reason().startsWith("Successive halving: after epoch "), halt.reason());
        assertEquals(halt.epochs(), search.runner().epochs(trial.id()).size());
      }
      TrialState bestAtRung =
          state.trials().stream()
              .max(
                  (a, b) ->
                      Double.compare(
                          ScriptedWorker.auc(a.id().architecture()),
                          ScriptedWorker.auc(b.id().architecture())))
              .orElseThrow();
      assertEquals(Status.FINISHED, bestAtRung.status(), "the best of all was not trained out");
    }
  }

  @Test
  void the_median_rule_halts_what_is_below_the_others() throws IOException {
    VirtualSearch search = search("median", median(), Schedule.FREE_RUNNING, 1);
    StudyState state = search.run();
    List<TrialState> halted = state.withStatus(Status.HALTED);
    assertFalse(halted.isEmpty());
    assertTrue(all(state, StudyEvent.TrialContinued.class).isEmpty());
    double best = state.best().flatMap(TrialState::auc).orElseThrow();
    assertTrue(
        halted.stream().allMatch(t -> t.halt().flatMap(Halt::auc).orElseThrow() < best),
        halted.toString());
  }

  @Test
  void without_rules_every_training_runs_out() throws IOException {
    StudyConfig config = config(Schedule.IN_STEP, trials(5), SearchLimits.none());
    VirtualSearch search = new VirtualSearch(temporary.resolve("plain"), config, 2);
    search.runner().curve(EPOCHS, EarlyStoppingTest::auc);
    assertEquals(5, search.run().withStatus(Status.FINISHED).size());
  }

  @Test
  void a_proposer_hears_what_halted_networks_would_have_come_to() throws IOException {
    VirtualSearch search = search("lifted", median(), Schedule.FREE_RUNNING, 1);
    StudyState state = search.run();
    TrialState halted = state.withStatus(Status.HALTED).get(0);
    ProposalRequest last = search.requests().get(search.requests().size() - 1);
    double lifted =
        last.history().stream()
            .filter(o -> o.architecture().equals(halted.id().architecture()))
            .findFirst()
            .orElseThrow()
            .auc();
    // every curve gains 0.1 / 2 - 0.1 / 6 from the second epoch to the last
    double expected = halted.halt().flatMap(Halt::auc).orElseThrow() + 0.1 / 2 - 0.1 / EPOCHS;
    double best = state.best().flatMap(TrialState::auc).orElseThrow();
    assertEquals(Math.min(best, expected), lifted, 1e-9);
    assertTrue(
        last.results().stream().noneMatch(r -> r.trial().equals(halted.id())),
        "a guess is no result");
    assertFalse(last.closed().contains(halted.id().architecture()));
  }

  @Test
  void a_person_continues_a_halted_training_and_nothing_halts_it_again() throws IOException {
    VirtualSearch search = search("continued", median(), Schedule.FREE_RUNNING, 1);
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialHalted halted) {
            loop.continueTrial(halted.number());
          }
        });
    StudyState state = search.run();
    List<StudyEvent.TrialHalted> halted = all(state, StudyEvent.TrialHalted.class);
    assertFalse(halted.isEmpty());
    assertEquals(
        halted.size(), halted.stream().map(StudyEvent.TrialHalted::number).distinct().count());
    assertEquals(8, state.withStatus(Status.FINISHED).size());
    for (TrialState trial : state.trials()) {
      assertEquals(EPOCHS, search.runner().epochs(trial.id()).size());
    }
  }

  @Test
  void an_ended_study_is_taken_up_again_for_a_halted_training() throws IOException {
    VirtualSearch search = search("again", median(), Schedule.FREE_RUNNING, 1);
    StudyState ended = search.run();
    int number = ended.withStatus(Status.HALTED).get(0).id().number();
    StudyState state = search.run(List.of(number));
    assertEquals(Status.FINISHED, state.trial(number).orElseThrow().status());
    assertEquals(ended.trials().size(), state.trials().size());
    assertEquals(2, all(state, StudyEvent.Ended.class).size());
  }

  @Test
  void a_persons_own_network_is_never_halted() throws IOException {
    VirtualSearch search = search("own", median(), Schedule.FREE_RUNNING, 1);
    StudyState state =
        search.run(
            loop ->
                search
                    .time()
                    .after(Duration.ofHours(4), () -> loop.train(new Architecture("00000000"))));
    TrialState own =
        state.trials().stream().filter(t -> t.trial().iteration() == 0).findFirst().orElseThrow();
    assertEquals(Status.FINISHED, own.status());
  }

  @Test
  void where_all_are_halted_the_best_one_is_trained_out() throws IOException {
    StudyConfig config =
        config(Schedule.FREE_RUNNING, trials(2), SearchLimits.none())
            .withEarlyStopping(
                Optional.of(
                    new EarlyStopping(
                        Optional.of(new EarlyStopping.Halving(2, 4)), Optional.empty())));
    VirtualSearch search = new VirtualSearch(temporary.resolve("few"), config, 2);
    search.runner().curve(EPOCHS, EarlyStoppingTest::auc);
    StudyState state = search.run();
    assertEquals(1, state.withStatus(Status.FINISHED).size());
    assertEquals(1, state.withStatus(Status.HALTED).size());
    assertTrue(
        ScriptedWorker.auc(state.withStatus(Status.FINISHED).get(0).id().architecture())
            >= ScriptedWorker.auc(state.withStatus(Status.HALTED).get(0).id().architecture()));
  }

  @Test
  void after_a_crash_at_any_event_every_training_is_whole_or_halted_and_counted_once()
      throws IOException {
    StudyState whole = search("whole", halving(), Schedule.FREE_RUNNING, 2).run();
    List<StudyEvent> events = whole.events();
    for (int cut = 1; cut < events.size(); cut++) {
      VirtualSearch search = search("cut" + cut, halving(), Schedule.FREE_RUNNING, 2);
      try (JsonLines<StudyEvent> journal = search.folder().journal()) {
        for (StudyEvent event : events.subList(0, cut)) {
          journal.append(event);
        }
      }
      search.runner().resumeAt(search.folder().state());
      StudyState state = search.run();
      assertEquals(8, state.trials().size(), "cut after " + cut);
      assertTrue(
          state.trials().stream()
              .allMatch(t -> t.status() == Status.FINISHED || t.status() == Status.HALTED),
          "cut after " + cut + ": " + state.trials());
      assertFalse(state.withStatus(Status.FINISHED).isEmpty());
      assertEquals(
          state.withStatus(Status.FINISHED).size(),
          all(state, StudyEvent.TrialFinished.class).stream()
              .map(e -> e.result().trial().number())
              .collect(Collectors.toSet())
              .size());
    }
  }
}
