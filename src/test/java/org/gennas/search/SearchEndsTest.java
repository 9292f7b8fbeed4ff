package org.gennas.search;

import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.reason;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a search ends by itself: plateau, target, hours, a space that is used up. */
class SearchEndsTest {
  @TempDir private Path temporary;

  private VirtualSearch search(Schedule schedule, StopRules stop, int devices) throws IOException {
    return new VirtualSearch(
        temporary.resolve("study"), config(schedule, stop, SearchLimits.none()), devices);
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
        "No gain above 0.0100 in 3 iterations; the best remains T-05 at 0.8050.",
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
    assertEquals(Duration.ofHours(3).plusMinutes(15).plusSeconds(5), state.active());
    assertEquals("The limit of 3.25 hours is reached.", state.ended().get().detail());
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
}
