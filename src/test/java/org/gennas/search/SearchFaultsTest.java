package org.gennas.search;

import static org.gennas.search.VirtualSearch.all;
import static org.gennas.search.VirtualSearch.architectures;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.reason;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gennas.common.FileProblem;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.RunEnd;
import org.gennas.runner.ScriptedWorker;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a search: lost workers, failures, kills, a broken proposer, a full disk. */
class SearchFaultsTest {
  private static final RunEnd LOST = new RunEnd.Lost("It was killed.");
  private static final RunEnd CRASHED = new RunEnd.Lost("It crashed.", true);
  private static final RunEnd FULL_DISK = new RunEnd.Blocked("No space left.", "Free some.");
  private static final RunEnd FAILED = new RunEnd.Failed("The loss is not a number.", "Try less.");

  @TempDir private Path temporary;

  private VirtualSearch search(Schedule schedule, StopRules stop, int devices) throws IOException {
    return new VirtualSearch(
        temporary.resolve("study"), config(schedule, stop, SearchLimits.none()), devices);
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
  void a_trial_whose_workers_crash_three_times_fails_and_counts() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(3), 1);
    search.runner().ends(2, CRASHED, CRASHED, CRASHED);
    StudyState state = search.run();
    assertEquals(StopReason.TRIALS, reason(state));
    assertEquals(Status.FAILED, state.trial(2).orElseThrow().status());
    assertTrue(state.trial(2).get().problem().orElseThrow().contains("disappeared 3 times"));
    assertEquals(3, state.trials().size());
    assertNotEquals(
        state.trial(2).get().id().architecture(), state.trial(3).get().id().architecture());
  }

  @Test
  void a_trial_that_loses_three_workers_to_kills_pauses_the_study_and_resumes() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(3), 1);
    search.runner().ends(2, LOST, LOST, LOST);
    StudyState state = search.run();
    StudyEvent.Blocked blocked = all(state, StudyEvent.Blocked.class).get(0);
    assertEquals(Optional.of(2), blocked.number());
    assertEquals("T-02: Its worker disappeared 3 times. It was killed.", blocked.message());
    assertEquals(3, state.withStatus(Status.FINISHED).size());
    assertEquals(4, state.trial(2).orElseThrow().attempts());
    assertEquals(1, all(state, StudyEvent.Resumed.class).size());
  }

  @Test
  void a_worker_that_keeps_stopping_by_itself_is_not_started_without_a_pause() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(2), 1);
    RunEnd stopped = new RunEnd.Stopped(1);
    search.runner().ends(1, stopped, stopped, stopped);
    StudyState state = search.run();
    assertEquals(1, all(state, StudyEvent.Blocked.class).size());
    assertEquals(Status.FINISHED, state.trial(1).orElseThrow().status());
  }

  @Test
  void what_the_surroundings_fail_pauses_the_study_until_a_look_each_minute_finds_them_well()
      throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(4), 2);
    search.runner().ends(1, FULL_DISK);
    search.amiss(new FileProblem("Can't be written", Path.of("study"), 0, "Free space."), 3);
    StudyState state = search.run();
    List<StudyEvent.Blocked> blocked = all(state, StudyEvent.Blocked.class);
    assertEquals(
        List.of("T-01: No space left.", "Can't be written (study)."),
        blocked.stream().map(StudyEvent.Blocked::message).toList());
    // Looked at after one minute, then each minute; the fourth look finds nothing.
    assertEquals(
        Duration.ofMinutes(4),
        Duration.between(blocked.get(0).at(), all(state, StudyEvent.Resumed.class).get(0).at()));
    assertEquals(4, state.withStatus(Status.FINISHED).size());
    assertEquals(0, state.withStatus(Status.FAILED).size());
    assertEquals(2, state.trial(1).orElseThrow().attempts());
  }

  @Test
  void nothing_starts_while_the_study_is_blocked() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(3), 2);
    search.runner().duration(id -> Duration.ofMinutes(id.number() == 1 ? 10 : 30));
    search.runner().ends(1, FULL_DISK);
    search.amiss(new FileProblem("Can't be written", Path.of("study"), 0, "Free space."), 60);
    StudyState state = search.run();
    List<StudyEvent> events = state.events();
    int from = events.indexOf(all(state, StudyEvent.Blocked.class).get(0));
    int to = events.indexOf(all(state, StudyEvent.Resumed.class).get(0));
    assertTrue(
        events.subList(from, to).stream().noneMatch(StudyEvent.TrialStarted.class::isInstance));
    assertTrue(
        events.subList(from, to).stream().anyMatch(StudyEvent.TrialFinished.class::isInstance),
        "what trains goes on");
    assertEquals(3, state.withStatus(Status.FINISHED).size());
  }

  @Test
  void each_useless_attempt_doubles_the_wait() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(1), 1);
    search.runner().duration(id -> Duration.ofSeconds(1));
    search.runner().ends(1, FULL_DISK, FULL_DISK, FULL_DISK);
    StudyState state = search.run();
    List<StudyEvent.Blocked> blocked = all(state, StudyEvent.Blocked.class);
    List<StudyEvent.Resumed> resumed = all(state, StudyEvent.Resumed.class);
    assertEquals(
        List.of(1L, 2L, 4L),
        IntStream.range(0, 3)
            .mapToObj(i -> Duration.between(blocked.get(i).at(), resumed.get(i).at()).toMinutes())
            .toList());
  }

  @Test
  void a_persons_pause_is_not_resumed_by_itself() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(2), 1);
    search.runner().ends(1, FULL_DISK);
    StudyState left =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(30), loop::pause);
              search.time().after(Duration.ofHours(9), loop::leave);
            });
    assertEquals(Phase.PAUSED, left.phase());
    assertEquals(Optional.empty(), left.blocked());
    assertEquals(Status.WAITING, left.trial(1).orElseThrow().status());
    assertEquals(0, all(left, StudyEvent.Resumed.class).size());
  }

  @Test
  void a_failed_trial_is_tried_again_after_the_end_by_request() throws IOException {
    VirtualSearch search = search(Schedule.FREE_RUNNING, trials(3), 1);
    search.runner().ends(2, FAILED);
    assertEquals(2, search.run().withStatus(Status.FINISHED).size());
    search.retryFirst(List.of(2));
    StudyState state = search.run();
    assertEquals(3, state.withStatus(Status.FINISHED).size());
    assertEquals(Phase.ENDED, state.phase());
    assertEquals(3, state.trials().size());
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
