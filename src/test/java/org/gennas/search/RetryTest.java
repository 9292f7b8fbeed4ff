package org.gennas.search;

import static org.gennas.search.VirtualSearch.all;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.reason;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.runner.RunEnd;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed trial is trained again because a person wants it. */
class RetryTest {
  private static final RunEnd LOST = new RunEnd.Lost("It was killed.");
  private static final RunEnd FAILED = new RunEnd.Failed("The disk is full.", "Make room.");

  @TempDir private Path temporary;

  private VirtualSearch search(String name, Schedule schedule, int devices) throws IOException {
    return new VirtualSearch(
        temporary.resolve(name), config(schedule, trials(5), SearchLimits.none()), devices);
  }

  private static void retryFailures(VirtualSearch search) {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialFailed failed) {
            loop.retryTrial(failed.number());
          }
        });
  }

  @Test
  void it_keeps_its_number_and_counts_once() throws IOException {
    for (Schedule schedule : Schedule.values()) {
      VirtualSearch search = search(schedule.name(), schedule, 2);
      search.runner().ends(2, FAILED);
      retryFailures(search);
      StudyState state = search.run();
      assertEquals(5, state.trials().size());
      assertEquals(5, state.withStatus(Status.FINISHED).size());
      assertEquals(2, state.trial(2).orElseThrow().attempts());
      assertEquals(Optional.empty(), state.trial(2).get().problem());
      assertEquals(1, all(state, StudyEvent.TrialRetried.class).size());
      assertEquals(StopReason.TRIALS, reason(state));
    }
  }

  @Test
  void it_starts_before_what_waits_in_the_queue() throws IOException {
    VirtualSearch search = search("first", Schedule.IN_STEP, 1);
    search.runner().ends(1, FAILED);
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(70), () -> loop.retryTrial(1));
              search.time().after(Duration.ofMinutes(71), loop::ask);
            });
    assertEquals(List.of("1@cpu:0", "2@cpu:0", "1@cpu:0"), search.runner().starts().subList(0, 3));
    assertEquals(5, state.withStatus(Status.FINISHED).size());
  }

  @Test
  void a_trial_that_lost_its_workers_has_all_its_lives_again() throws IOException {
    VirtualSearch search = search("lost", Schedule.FREE_RUNNING, 1);
    search.runner().ends(2, LOST, LOST, LOST, LOST, LOST);
    retryFailures(search);
    StudyState state = search.run();
    assertEquals(Status.FINISHED, state.trial(2).orElseThrow().status());
    assertEquals(6, state.trial(2).get().attempts());
  }

  @Test
  void only_failed_trials_are_retried_and_only_while_the_search_goes_on() throws IOException {
    VirtualSearch search = search("void", Schedule.FREE_RUNNING, 1);
    search.runner().ends(5, FAILED);
    StudyState state =
        search.run(
            loop ->
                search
                    .time()
                    .after(
                        Duration.ofMinutes(90),
                        () -> List.of(1, 2, 3, 77).forEach(loop::retryTrial)));
    assertTrue(all(state, StudyEvent.TrialRetried.class).isEmpty());
    assertEquals(Status.FAILED, state.trial(5).orElseThrow().status());
  }

  @Test
  void one_that_fails_again_stays_failed_and_the_network_is_not_proposed_again()
      throws IOException {
    VirtualSearch search = search("again", Schedule.FREE_RUNNING, 1);
    search.runner().ends(2, FAILED, FAILED);
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialFailed failed && search.runner().starts().size() < 3)
            loop.retryTrial(failed.number());
        });
    StudyState state = search.run();
    assertEquals(Status.FAILED, state.trial(2).orElseThrow().status());
    assertEquals(4, state.withStatus(Status.FINISHED).size());
    assertEquals(1, all(state, StudyEvent.TrialRetried.class).size());
  }

  @Test
  void after_a_crash_at_any_event_the_retried_trial_is_trained_and_counted_once()
      throws IOException {
    VirtualSearch whole = search("whole", Schedule.FREE_RUNNING, 2);
    whole.runner().ends(2, FAILED);
    retryFailures(whole);
    List<StudyEvent> events = whole.run().events();
    for (int cut = 1; cut < events.size(); cut++) {
      VirtualSearch search = search("cut" + cut, Schedule.FREE_RUNNING, 2);
      try (JsonLines<StudyEvent> journal = search.folder().journal()) {
        for (StudyEvent event : events.subList(0, cut)) {
          journal.append(event);
        }
      }
      StudyState before = search.folder().state();
      boolean failed = before.trial(2).map(t -> t.status() == Status.FAILED).orElse(false);
      StudyState state = search.run();
      assertEquals(5, state.trials().size(), "cut after " + cut);
      assertEquals(
          failed ? Status.FAILED : Status.FINISHED,
          state.trial(2).map(TrialState::status).orElseThrow(),
          "nobody was there to ask again; cut after " + cut);
      assertEquals(
          state.withStatus(Status.FINISHED).size(),
          all(state, StudyEvent.TrialFinished.class).size(),
          "cut after " + cut);
    }
  }
}
