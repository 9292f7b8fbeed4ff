package org.gennas.search;

import static org.gennas.search.VirtualSearch.all;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.reason;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does to a running search: pauses, stops, own networks. */
class PersonSteeringTest {
  @TempDir private Path temporary;

  private VirtualSearch search(Schedule schedule, StopRules stop, int devices) throws IOException {
    return new VirtualSearch(
        temporary.resolve("study"), config(schedule, stop, SearchLimits.none()), devices);
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
}
