package org.gennas.search;

import static org.gennas.search.VirtualSearch.architectures;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.RunEnd;
import org.gennas.runner.ScriptedWorker;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.study.JsonLines;
import org.gennas.study.Proposal;
import org.gennas.study.Schedule;
import org.gennas.study.SearchLimits;
import org.gennas.study.StopReason;
import org.gennas.study.StopRules;
import org.gennas.study.StudyEvent;
import org.gennas.study.StudyState;
import org.gennas.study.StudyState.Phase;
import org.gennas.study.TrialState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole searches on virtual time: schedules, stop rules, a person's wishes, and what goes wrong.
 */
class SearchLoopTest {
  private static final RunEnd LOST = new RunEnd.Lost("It was killed.");
  private static final RunEnd FAILED = new RunEnd.Failed("The loss is not a number.", "Try less.");

  @TempDir private Path temporary;

  private VirtualSearch search(Schedule schedule, StopRules stop, int devices) throws IOException {
    return new VirtualSearch(
        temporary.resolve("study"), config(schedule, stop, SearchLimits.none()), devices);
  }

  private static <T extends StudyEvent> List<T> all(StudyState state, Class<T> type) {
    return state.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static StopReason reason(StudyState state) {
    return state.ended().orElseThrow().reason();
  }

  private static Duration lasted(StudyState state) {
    return state.active();
  }

  @Test
  void in_step_waits_for_all_and_asks_for_as_many_as_there_are_devices() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(6), 2);
    search.runner().duration(id -> Duration.ofHours(id.number() % 2 == 0 ? 3 : 1));
    StudyState state = search.run();
    assertEquals(StopReason.TRIALS, reason(state));
    assertEquals("6 of 6 trials are done.", state.ended().get().detail());
    assertEquals(
        List.of("1@cpu:0", "2@cpu:1", "3@cpu:0", "4@cpu:1", "5@cpu:0", "6@cpu:1"),
        search.runner().starts());
    assertEquals(Duration.ofHours(9), lasted(state));
    assertEquals(
        List.of(2, 2, 2), all(state, StudyEvent.Asked.class).stream().map(a -> a.count()).toList());
    assertTrue(search.requests().stream().allMatch(r -> r.running().isEmpty()));
    assertEquals(List.of(6, 4, 2), search.requests().stream().map(r -> r.trialsLeft()).toList());
    assertEquals(
        List.of(1, 1, 2, 2, 3, 3),
        state.trials().stream().map(t -> t.trial().iteration()).toList());
  }

  @Test
  void free_running_keeps_every_device_busy_and_says_what_is_in_training() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(6), 2);
    search.runner().duration(id -> Duration.ofHours(id.number() == 2 ? 5 : 1));
    StudyState state = search.run();
    assertEquals(Duration.ofHours(5), lasted(state));
    assertEquals(
        List.of("1@cpu:0", "2@cpu:1", "3@cpu:0", "4@cpu:0", "5@cpu:0", "6@cpu:0"),
        search.runner().starts());
    assertEquals(
        List.of(2, 1, 1, 1, 1),
        all(state, StudyEvent.Asked.class).stream().map(StudyEvent.Asked::count).toList());
    assertEquals(
        List.of(state.trial(2).orElseThrow().id().architecture()),
        search.requests().get(1).running());
  }

  @Test
  void the_last_round_asks_for_no_more_than_the_budget_has() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(5), 3);
    StudyState state = search.run();
    assertEquals(
        List.of(3, 2),
        all(state, StudyEvent.Asked.class).stream().map(StudyEvent.Asked::count).toList());
  }

  @Test
  void the_same_study_twice_is_the_same_search() throws IOException {
    StudyState first =
        new VirtualSearch(
                temporary.resolve("a"), config(Schedule.IN_STEP, trials(8), SearchLimits.none()), 2)
            .run();
    VirtualSearch search =
        new VirtualSearch(
            temporary.resolve("b"), config(Schedule.IN_STEP, trials(8), SearchLimits.none()), 2);
    // The other of each pair is faster this time; nothing may come of that.
    search.runner().duration(id -> Duration.ofMinutes(id.number() % 2 == 0 ? 10 : 90));
    StudyState second = search.run();
    assertEquals(architectures(first), architectures(second));
    assertEquals(
        first.trials().stream().map(t -> t.trial().seed()).toList(),
        second.trials().stream().map(t -> t.trial().seed()).toList());
    assertEquals(
        8, new HashSet<>(first.trials().stream().map(t -> t.trial().seed()).toList()).size());
  }

  @Test
  void rationales_are_heard_as_they_are_recorded() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(4), 2);
    StudyState state = search.run();
    assertEquals(
        String.join(
            "", state.trials().stream().map(t -> t.trial().proposal().rationale()).toList()),
        search.heard());
  }

  @Test
  void in_step_ends_after_iterations_without_a_gain() throws IOException {
    StopRules stop =
        new StopRules(
            50, Optional.of(new StopRules.Plateau(3, 0.01)), Optional.empty(), Optional.empty());
    VirtualSearch search = search(Schedule.IN_STEP, stop, 2);
    Map<Integer, Double> best = Map.of(1, 0.70, 2, 0.80, 3, 0.805);
    search.runner().score(byIteration(search, best));
    StudyState state = search.run();
    assertEquals(StopReason.PLATEAU, reason(state));
    assertEquals(5, state.iteration());
    assertEquals(
        "No gain above 0.0100 in 3 iterations; the best stays T-05 at 0.8050.",
        state.ended().get().detail());
  }

  private static Function<Architecture, Double> byIteration(
      VirtualSearch search, Map<Integer, Double> best) {
    return a -> best.getOrDefault(search.requests().size(), 0.6);
  }

  @Test
  void small_gains_that_add_up_are_a_gain() throws IOException {
    StopRules stop =
        new StopRules(
            12, Optional.of(new StopRules.Plateau(3, 0.01)), Optional.empty(), Optional.empty());
    VirtualSearch search = search(Schedule.IN_STEP, stop, 1);
    search.runner().score(a -> 0.6 + 0.006 * search.requests().size());
    assertEquals(StopReason.TRIALS, reason(search.run()));
  }

  @Test
  void free_running_counts_finished_trials_per_device() throws IOException {
    StopRules stop =
        new StopRules(
            50, Optional.of(new StopRules.Plateau(2, 0.01)), Optional.empty(), Optional.empty());
    VirtualSearch search = search(Schedule.FREE_RUNNING, stop, 3);
    search.runner().score(a -> 0.7);
    search.runner().duration(id -> Duration.ofMinutes(60 + 7L * id.number()));
    StudyState state = search.run();
    assertEquals(StopReason.PLATEAU, reason(state));
    assertTrue(state.ended().get().detail().startsWith("No gain above 0.0100 in 6 trials"));
    // 1 sets the mark, 6 do not beat it, and 2 were under way and are let finish.
    assertEquals(9, state.withStatus(Status.FINISHED).size());
  }

  @Test
  void the_target_ends_the_search_at_once() throws IOException {
    StopRules stop = new StopRules(50, Optional.empty(), Optional.empty(), Optional.of(0.9));
    VirtualSearch search = search(Schedule.FREE_RUNNING, stop, 2);
    search.runner().score(a -> search.requests().size() == 3 ? 0.93 : 0.7);
    search.runner().duration(id -> Duration.ofMinutes(50 + 10L * id.number()));
    StudyState state = search.run();
    assertEquals(StopReason.TARGET, reason(state));
    assertTrue(state.ended().get().detail().endsWith("the target was 0.9000."));
    assertEquals(1, state.withStatus(Status.STOPPED).size());
    assertTrue(search.runner().idle());
  }

  @Test
  void hours_are_those_of_the_search_without_its_pauses() throws IOException {
    StopRules stop = new StopRules(50, Optional.empty(), Optional.of(3.25), Optional.empty());
    VirtualSearch search = search(Schedule.IN_STEP, stop, 1);
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(90), loop::pause);
              search.time().after(Duration.ofHours(100), loop::resume);
            });
    assertEquals(StopReason.HOURS, reason(state));
    assertEquals(Duration.ofHours(3).plusMinutes(15).plusSeconds(5), lasted(state));
    assertEquals("The 3.25 hours are over.", state.ended().get().detail());
  }

  @Test
  void a_space_that_is_used_up_ends_the_search() throws IOException {
    SearchLimits two =
        new SearchLimits(
            Map.of(0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1), Optional.empty(), Optional.empty());
    for (Schedule schedule : Schedule.values()) {
      VirtualSearch search =
          new VirtualSearch(
              temporary.resolve(schedule.name()), config(schedule, trials(20), two), 2);
      StudyState state = search.run();
      assertEquals(StopReason.EXHAUSTED, reason(state));
      assertEquals(3, state.withStatus(Status.FINISHED).size());
    }
  }

  @Test
  void a_pause_keeps_the_trials_and_resume_goes_on_with_them() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(4), 2);
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(20), loop::pause);
              search.time().after(Duration.ofHours(10), loop::resume);
            });
    assertEquals(4, state.withStatus(Status.FINISHED).size());
    assertEquals(
        List.of("1@cpu:0", "2@cpu:1", "1@cpu:0", "2@cpu:1", "3@cpu:0", "4@cpu:1"),
        search.runner().starts());
    assertTrue(
        all(state, StudyEvent.TrialStopped.class).stream()
            .allMatch(e -> !e.forGood() && e.epochs() == 2));
    assertEquals(2, state.trial(1).orElseThrow().attempts());
  }

  @Test
  void a_resume_before_the_workers_have_stopped_is_no_trouble() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(4), 2);
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(20), loop::pause);
              search.time().after(Duration.ofMinutes(20).plusSeconds(1), loop::resume);
            });
    assertEquals(4, state.withStatus(Status.FINISHED).size());
  }

  @Test
  void stopping_ends_running_and_queued_trials_for_good() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(9), 2);
    StudyState state =
        search.run(
            loop -> {
              search
                  .time()
                  .after(Duration.ofMinutes(10), () -> loop.train(new Architecture("22222222")));
              search.time().after(Duration.ofMinutes(20), loop::stop);
            });
    assertEquals(StopReason.STOPPED, reason(state));
    assertEquals(3, state.withStatus(Status.STOPPED).size());
    assertEquals(Phase.ENDED, state.phase());
  }

  @Test
  void a_paused_search_can_be_stopped() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(9), 2);
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(10), loop::pause);
              search.time().after(Duration.ofMinutes(20), loop::stop);
            });
    assertEquals(StopReason.STOPPED, reason(state));
    assertEquals(2, state.withStatus(Status.STOPPED).size());
  }

  @Test
  void an_own_architecture_is_next_and_never_trained_twice() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(6), 1);
    StudyState state =
        search.run(
            loop -> {
              assertThrows(
                  IllegalCodeException.class, () -> loop.train(new Architecture("22121213")));
              search
                  .time()
                  .after(
                      Duration.ofMinutes(10),
                      () -> {
                        loop.train(new Architecture("10210210"));
                        loop.train(new Architecture("10201201"));
                        loop.train(new Architecture("10210210"));
                      });
            });
    assertEquals("You", state.trial(2).orElseThrow().trial().proposal().proposer());
    assertEquals(new Architecture("10210210"), state.trial(2).orElseThrow().id().architecture());
    assertEquals(0, state.trial(2).orElseThrow().trial().iteration());
    assertEquals(1, state.trials().stream().filter(t -> t.trial().iteration() == 0).count());
    assertEquals(6, state.withStatus(Status.FINISHED).size());
  }

  @Test
  void one_trial_can_be_stopped_and_the_search_goes_on() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(4), 2);
    StudyState state =
        search.run(loop -> search.time().after(Duration.ofMinutes(5), () -> loop.stopTrial(2)));
    assertEquals(Status.STOPPED, state.trial(2).orElseThrow().status());
    assertEquals(3, state.withStatus(Status.FINISHED).size());
    assertTrue(
        search.requests().get(1).closed().contains(state.trial(2).get().id().architecture()));
  }

  @Test
  void a_lost_worker_is_started_again() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(2), 1);
    search.runner().ends(1, LOST, LOST);
    StudyState state = search.run();
    assertEquals(2, state.withStatus(Status.FINISHED).size());
    assertEquals(3, state.trial(1).orElseThrow().attempts());
    assertEquals(
        1,
        all(state, StudyEvent.TrialFinished.class).stream()
            .filter(e -> e.result().trial().number() == 1)
            .count());
  }

  @Test
  void a_trial_that_loses_three_workers_fails_and_counts() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(3), 1);
    search.runner().ends(2, LOST, LOST, LOST);
    StudyState state = search.run();
    assertEquals(StopReason.TRIALS, reason(state));
    assertEquals(Status.FAILED, state.trial(2).orElseThrow().status());
    assertTrue(state.trial(2).get().problem().orElseThrow().contains("vanished 3 times"));
    assertEquals(3, state.trials().size());
    assertNotEquals(
        state.trial(2).get().id().architecture(), state.trial(3).get().id().architecture());
  }

  @Test
  void a_worker_that_keeps_stopping_by_itself_is_not_started_for_ever() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(2), 1);
    RunEnd stopped = new RunEnd.Stopped(1);
    search.runner().ends(1, stopped, stopped, stopped);
    assertEquals(Status.FAILED, search.run().trial(1).orElseThrow().status());
  }

  @Test
  void when_the_first_three_fail_the_search_gives_up_with_the_cause() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(20), 1);
    for (int i = 1; i <= 20; i++) {
      search.runner().ends(i, FAILED);
    }
    StudyState state = search.run();
    assertEquals(StopReason.FAILED, reason(state));
    assertEquals(3, state.trials().size());
    assertEquals(
        "No trial could be trained: all 3 failed. T-01: The loss is not a number. Try less.",
        state.ended().get().detail());
  }

  @Test
  void a_budget_of_failures_alone_is_a_failure() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(1), 1);
    search.runner().ends(1, FAILED);
    assertEquals(StopReason.FAILED, reason(search.run()));
  }

  @Test
  void two_failures_after_a_success_do_not_end_it() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(5), 1);
    search.runner().ends(2, FAILED);
    search.runner().ends(3, FAILED);
    search.runner().ends(4, FAILED);
    StudyState state = search.run();
    assertEquals(StopReason.TRIALS, reason(state));
    assertEquals(3, state.withStatus(Status.FAILED).size());
  }

  @Test
  void leaving_pauses_and_the_next_start_goes_on() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(4), 2);
    StudyState left = search.run(loop -> search.time().after(Duration.ofMinutes(80), loop::leave));
    assertEquals(Phase.PAUSED, left.phase());
    assertTrue(search.runner().idle());
    assertEquals(2, left.withStatus(Status.WAITING).size());
    StudyState state = search.run();
    assertEquals(4, state.withStatus(Status.FINISHED).size());
    assertEquals(2, state.iteration());
  }

  @Test
  void after_a_crash_nothing_is_lost_or_counted_twice() throws IOException {
    VirtualSearch whole =
        new VirtualSearch(
            temporary.resolve("whole"),
            config(Schedule.IN_STEP, trials(6), SearchLimits.none()),
            2);
    StudyState undisturbed = whole.run();
    List<StudyEvent> events = undisturbed.events();
    for (int cut = 1; cut < events.size(); cut++) {
      VirtualSearch search =
          new VirtualSearch(
              temporary.resolve("cut" + cut),
              config(Schedule.IN_STEP, trials(6), SearchLimits.none()),
              2);
      try (JsonLines<StudyEvent> journal = search.folder().journal()) {
        for (StudyEvent event : events.subList(0, cut)) {
          journal.append(event);
        }
      }
      StudyState before = search.folder().state();
      before
          .withStatus(Status.RUNNING)
          .forEach(
              t ->
                  search.leaveResult(
                      t.id(),
                      ScriptedWorker.result(t.id(), 4, ScriptedWorker.auc(t.id().architecture()))));
      StudyState state = search.run();
      assertEquals(architectures(undisturbed), architectures(state), "cut after " + cut);
      assertEquals(6, state.withStatus(Status.FINISHED).size());
      assertEquals(6, all(state, StudyEvent.TrialFinished.class).size(), "cut after " + cut);
      assertEquals(
          undisturbed.trials().stream().map(t -> t.trial()).toList().size(), state.trials().size());
    }
  }

  @Test
  void a_proposer_in_trouble_leaves_a_study_that_can_go_on() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(2), 1);
    search.proposer(
        new Proposer() {
          @Override
          public String name() {
            return "Broken";
          }

          @Override
          public List<Proposal> propose(ProposalRequest request, ProposalListener listener) {
            throw new IllegalStateException("no answer");
          }
        });
    IOException e = assertThrows(IOException.class, search::run);
    assertTrue(e.getMessage().contains("Broken failed"), e.getMessage());
    search.proposer(ProposerChoice.RANDOM.proposer());
    assertEquals(2, search.run().withStatus(Status.FINISHED).size());
  }

  @Test
  void a_journal_that_cannot_be_written_stops_the_workers_and_loses_nothing() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(4), 2);
    JsonLines<StudyEvent> journal = search.folder().journal();
    assertThrows(
        IOException.class,
        () ->
            search.run(
                loop ->
                    search
                        .time()
                        .after(
                            Duration.ofMinutes(61),
                            () -> {
                              try {
                                journal.close();
                              } catch (IOException e) {
                                throw new AssertionError(e);
                              }
                            }),
                journal));
    assertTrue(search.runner().idle());
    StudyState state = search.run();
    assertEquals(4, state.withStatus(Status.FINISHED).size());
    assertFalse(state.trials().stream().anyMatch(t -> t.status() == Status.FAILED));
  }
}
