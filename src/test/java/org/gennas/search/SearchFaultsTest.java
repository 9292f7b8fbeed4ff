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
  void a_trial_that_loses_three_workers_fails_and_counts() throws IOException {
    VirtualSearch search = search(Schedule.IN_STEP, trials(3), 1);
    search.runner().ends(2, LOST, LOST, LOST);
    StudyState state = search.run();
    assertEquals(StopReason.TRIALS, reason(state));
    assertEquals(Status.FAILED, state.trial(2).orElseThrow().status());
    assertTrue(state.trial(2).get().problem().orElseThrow().contains("disappeared 3 times"));
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
