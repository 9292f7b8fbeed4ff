package org.gennas.search;

import static org.gennas.search.VirtualSearch.all;
import static org.gennas.search.VirtualSearch.architectures;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.reason;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules of whole searches on virtual time, and what a search tells. */
class SearchLoopTest {
  @TempDir private Path temporary;

  private VirtualSearch search(Schedule schedule, StopRules stop, int devices) throws IOException {
    return new VirtualSearch(
        temporary.resolve("study"), config(schedule, stop, SearchLimits.none()), devices);
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
    assertEquals(Duration.ofHours(9), state.active());
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
    assertEquals(Duration.ofHours(5), state.active());
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
}
