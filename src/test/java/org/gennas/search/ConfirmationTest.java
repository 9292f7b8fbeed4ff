package org.gennas.search;

import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.strategy.Calibration;
import org.gennas.runner.RunEnd;
import org.gennas.runner.ScriptedWorker;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.PredictionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best of a search are trained again with fresh seeds, and only these scores choose. */
class ConfirmationTest {
  private static final RunEnd FAILED = new RunEnd.Failed("The loss is not a number.", "Try less.");

  /**
   * Scores of the trials by number: four of a search, T-02 best by luck; then two rounds of repeats
   * of T-02, T-04, T-01. T-04 is the best of the fresh ones.
   */
  private static final Map<Integer, Double> SCORES =
      Map.of(
          1, 0.80, 2, 0.90, 3, 0.70, 4, 0.85, // the search
          5, 0.78, 6, 0.86, 7, 0.79, // first fresh trainings
          8, 0.80, 9, 0.82, 10, 0.77);

  @TempDir private Path temporary;

  private static StudyConfig asked(StopRules stop) {
    return config(Schedule.IN_STEP, stop, SearchLimits.none())
        .withConfirmation(Optional.of(Confirmation.usual()));
  }

  private VirtualSearch search(String name, StudyConfig config) throws IOException {
    VirtualSearch search = new VirtualSearch(temporary.resolve(name), config, 2);
    search.runner().scoreOfTrial(id -> SCORES.getOrDefault(id.number(), 0.5));
    return search;
  }

  private VirtualSearch search() throws IOException {
    return search("study", asked(trials(4)));
  }

  private static <T extends StudyEvent> List<T> all(StudyState state, Class<T> type) {
    return state.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<Optional<Integer>> repeated(StudyState state) {
    return state.repeats().stream().map(t -> t.trial().repeats()).toList();
  }

  /** To four places; -1 where undefined. */
  private static List<Double> means(StudyState state) {
    return state.confirmed().orElseThrow().means().stream()
        .map(m -> m.mean().map(mean -> Math.round(mean * 1e4) / 1e4).orElse(-1.0))
        .toList();
  }

  @Test
  void the_best_are_trained_again_and_the_best_mean_of_the_fresh_trainings_wins()
      throws IOException {
    VirtualSearch search = search();
    StudyState state = search.run();
    assertEquals(List.of(2, 4, 1), state.confirming().orElseThrow().candidates());
    assertEquals(
        List.of(2, 4, 1, 2, 4, 1), repeated(state).stream().map(Optional::orElseThrow).toList());
    assertEquals(List.of(0.79, 0.84, 0.78), means(state));
    assertEquals(4, state.winner().orElseThrow().id().number());
    assertEquals(2, state.best().orElseThrow().id().number(), "the search's own best stays told");
    assertEquals(
        "T-04 has the best validation mean AUC over fresh trainings, 0.8400, of 3.",
        state.confirmed().get().detail());
    RepeatScore first = state.confirmed().get().means().get(0);
    assertEquals(List.of(5, 8), first.repeats());
    assertEquals(Optional.of(0.78), first.lowest());
    assertEquals(Optional.of(0.80), first.highest());
    assertEquals(Optional.empty(), first.interval(), "there are no predictions to resample");
    assertEquals(Phase.ENDED, state.phase());
  }

  @Test
  void the_end_tells_why_the_search_ended_and_comes_after_the_confirmation() throws IOException {
    StudyState state = search().run();
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertEquals("4 of 4 trials are done.", state.ended().get().detail());
    assertEquals(state.ended().get().detail(), state.confirming().orElseThrow().detail());
    List<StudyEvent> events = state.events();
    assertEquals(state.ended().get(), events.get(events.size() - 1));
    assertEquals(state.confirmed().orElseThrow(), events.get(events.size() - 2));
  }

  @Test
  void the_median_repeat_stands_for_the_winner_the_lower_of_two() throws IOException {
    assertEquals(9, search().run().scored().orElseThrow().id().number());
  }

  @Test
  void seeds_are_fresh_the_same_for_each_candidate_and_follow_from_the_study() throws IOException {
    StudyState state = search().run();
    List<Long> seeds = state.repeats().stream().map(t -> t.trial().seed()).toList();
    assertEquals(seeds.subList(0, 1), seeds.subList(1, 2));
    assertEquals(2, new HashSet<>(seeds).size());
    assertEquals(
        6, new HashSet<>(state.trials().stream().map(t -> t.trial().seed()).toList()).size());
    StudyState longer = search("longer", asked(trials(6))).run();
    assertEquals(seeds, longer.repeats().stream().map(t -> t.trial().seed()).toList());
  }

  @Test
  void repeats_are_not_of_the_search() throws IOException {
    VirtualSearch search = search();
    StudyState state = search.run();
    assertEquals(10, state.trials().size());
    assertEquals(4, state.searched().size());
    assertEquals(4, state.withStatus(Status.FINISHED).size());
    assertTrue(state.ranking().stream().noneMatch(TrialState::repeat));
    assertEquals(2, state.iteration());
    assertEquals(2, search.requests().size());
    assertTrue(
        Calibration.of(state, SearchSpace.chestXray()).stream().allMatch(c -> c.trials() <= 4));
  }

  @Test
  void a_repeat_above_the_target_or_after_the_hours_ends_nothing() throws IOException {
    VirtualSearch search =
        search(
            "study",
            asked(new StopRules(50, Optional.empty(), Optional.of(2.0), Optional.of(0.95))));
    search.runner().scoreOfTrial(id -> id.number() > 4 ? 0.99 : SCORES.get(id.number()));
    StudyState state = search.run();
    assertEquals(StopReason.HOURS, state.ended().orElseThrow().reason());
    assertEquals(6, state.repeats().stream().filter(t -> t.status() == Status.FINISHED).count());
  }

  @Test
  void fewer_candidates_are_confirmed_where_fewer_finished() throws IOException {
    VirtualSearch search = search();
    search.runner().ends(1, FAILED);
    search.runner().ends(3, FAILED);
    StudyState state = search.run();
    assertEquals(List.of(2, 4), state.confirming().orElseThrow().candidates());
    assertEquals(4, state.repeats().size());
  }

  @Test
  void with_nothing_to_confirm_the_search_ends_with_a_remark() throws IOException {
    VirtualSearch search = search();
    search.runner().scoreOfTrial(id -> Double.NaN);
    StudyState state = search.run();
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertTrue(state.confirming().isEmpty());
    assertEquals(
        List.of("Nothing is confirmed: no trial finished with a defined mean AUC."),
        all(state, StudyEvent.Remarked.class).stream().map(StudyEvent.Remarked::text).toList());
  }

  @Test
  void a_search_that_a_person_ended_is_not_confirmed() throws IOException {
    VirtualSearch search = search();
    StudyState state = search.run(loop -> search.time().after(Duration.ofMinutes(70), loop::stop));
    assertEquals(StopReason.STOPPED, state.ended().orElseThrow().reason());
    assertTrue(state.repeats().isEmpty());
    assertEquals(state.best(), state.winner());
  }

  @Test
  void a_candidate_is_judged_by_the_repeats_that_did_not_fail() throws IOException {
    VirtualSearch search = search();
    search.runner().ends(6, FAILED);
    search.runner().ends(7, FAILED);
    search.runner().ends(10, FAILED);
    StudyState state = search.run();
    assertEquals(List.of(0.79, 0.82, -1.0), means(state));
    assertEquals(List.of(9), state.confirmed().orElseThrow().means().get(1).repeats());
    assertEquals(9, state.scored().orElseThrow().id().number());
    assertTrue(state.confirmed().get().detail().endsWith(" Failed: 3 of 6 trainings."));
  }

  @Test
  void where_no_repeat_succeeds_the_best_of_the_search_stays() throws IOException {
    VirtualSearch search = search();
    IntStream.rangeClosed(5, 10).forEach(i -> search.runner().ends(i, FAILED));
    StudyState state = search.run();
    assertEquals(Optional.empty(), state.confirmed().orElseThrow().winner());
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertEquals(state.best(), state.winner());
    assertEquals(state.best(), state.scored());
    assertTrue(
        state.confirmed().get().detail().endsWith("T-02, the best of the search, remains."),
        state.confirmed().get().detail());
  }

  @Test
  void stopped_before_each_candidate_had_one_nothing_is_confirmed() throws IOException {
    VirtualSearch search = search();
    // The search takes two hours; the first two of the six repeats finish in the third.
    StudyState state = search.run(loop -> search.time().after(Duration.ofMinutes(190), loop::stop));
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertEquals(4, state.repeats().stream().filter(t -> t.status() == Status.STOPPED).count());
    assertEquals(Optional.empty(), state.confirmed().orElseThrow().winner());
    assertEquals(
        "The fresh trainings were ended by hand before T-01 had one. Ended by hand: 4 of 6"
            + " trainings. Nothing is confirmed; T-02, the best of the search, remains.",
        state.confirmed().get().detail());
    assertTrue(search.runner().idle());
  }

  @Test
  void stopped_when_each_candidate_had_one_what_there_is_decides() throws IOException {
    VirtualSearch search = search();
    StudyState state = search.run(loop -> search.time().after(Duration.ofMinutes(250), loop::stop));
    assertEquals(Optional.of(4), state.confirmed().orElseThrow().winner());
    assertTrue(
        state.confirmed().get().detail().endsWith(" Ended by hand: 2 of 6 trainings."),
        state.confirmed().get().detail());
  }

  @Test
  void a_pause_and_a_resume_go_on_with_the_repeats() throws IOException {
    VirtualSearch search = search();
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(150), loop::pause);
              search.time().after(Duration.ofMinutes(900), loop::resume);
            });
    assertEquals(List.of(0.79, 0.84, 0.78), means(state));
    assertEquals(2, state.trial(5).orElseThrow().attempts());
  }

  @Test
  void left_between_the_last_trial_and_its_end_the_confirmation_waits_for_the_next_start()
      throws IOException {
    VirtualSearch search =
        search(
            "study",
            asked(new StopRules(50, Optional.empty(), Optional.of(1.5), Optional.empty())));
    // the hours are over at 90 minutes; the workers take five seconds to stop
    StudyState left =
        search.run(loop -> search.time().after(Duration.ofMinutes(90).plusSeconds(2), loop::leave));
    assertEquals(Phase.PAUSED, left.phase());
    assertTrue(left.inConfirmation());
    assertTrue(left.repeats().isEmpty());
    StudyState state = search.run();
    assertEquals(StopReason.HOURS, state.ended().orElseThrow().reason());
    assertEquals(4, state.repeats().size(), "two candidates, twice each");
  }

  @Test
  void nothing_new_is_proposed_or_decided_meanwhile() throws IOException {
    VirtualSearch search = search();
    StudyState state =
        search.run(
            loop ->
                search
                    .time()
                    .after(
                        Duration.ofMinutes(150),
                        () -> {
                          loop.train(new Architecture("10210210"));
                          loop.note("More attention.");
                          loop.review(true);
                        }));
    assertEquals(10, state.trials().size());
    assertFalse(state.review());
    assertTrue(state.guidance().note().isEmpty());
  }

  @Test
  void after_a_crash_at_any_point_the_same_candidate_wins() throws IOException {
    StudyState undisturbed = search("whole", asked(trials(4))).run();
    List<StudyEvent> events = undisturbed.events();
    for (int cut = 1; cut < events.size(); cut++) {
      VirtualSearch search = search("cut" + cut, asked(trials(4)));
      try (JsonLines<StudyEvent> journal = search.folder().journal()) {
        for (StudyEvent event : events.subList(0, cut)) {
          journal.append(event);
        }
      }
      search.folder().state().trials().stream()
          .filter(t -> t.status() == Status.RUNNING)
          .forEach(
              t ->
                  search.leaveResult(
                      t.id(), ScriptedWorker.result(t.id(), 4, SCORES.get(t.id().number()))));
      StudyState state = search.run();
      assertEquals(
          undisturbed.trials().stream().map(TrialState::trial).toList(),
          state.trials().stream().map(TrialState::trial).toList(),
          "cut after " + cut);
      assertEquals(10, all(state, StudyEvent.TrialFinished.class).size(), "cut after " + cut);
      assertEquals(1, all(state, StudyEvent.Confirming.class).size(), "cut after " + cut);
      assertEquals(1, all(state, StudyEvent.Confirmed.class).size(), "cut after " + cut);
      assertEquals(
          undisturbed.confirmed().orElseThrow().means(), state.confirmed().orElseThrow().means());
      assertEquals(undisturbed.confirmed().get().winner(), state.confirmed().get().winner());
      assertEquals(undisturbed.ended().get().detail(), state.ended().orElseThrow().detail());
    }
  }

  @Test
  void with_predictions_a_mean_has_an_interval_over_patients_and_seeds() throws IOException {
    VirtualSearch search = search();
    IntStream.rangeClosed(5, 10).forEach(i -> search.predictions(i, predictions(i, 40)));
    StudyState state = search.run();
    for (RepeatScore score : state.confirmed().orElseThrow().means()) {
      Interval interval = score.interval().orElseThrow();
      assertEquals(0.95, interval.level());
      assertTrue(interval.method().contains("2 trainings"), interval.method());
      double mean =
          score.repeats().stream()
              .mapToDouble(i -> AucRoc.of(predictions(i, 40).cases(0)).orElseThrow())
              .average()
              .orElseThrow();
      assertTrue(interval.contains(mean), interval + " and " + mean);
    }
    assertNotEquals(
        state.confirmed().get().means().get(0).interval(),
        state.confirmed().get().means().get(1).interval());
  }

  @Test
  void predictions_of_other_images_give_no_interval() throws IOException {
    VirtualSearch search = search();
    IntStream.rangeClosed(5, 10).forEach(i -> search.predictions(i, predictions(i, 40)));
    search.predictions(8, predictions(8, 39));
    List<RepeatScore> means = search.run().confirmed().orElseThrow().means();
    assertTrue(means.get(0).interval().isEmpty());
    assertTrue(means.get(1).interval().isPresent());
  }

  /** Forty patients with two images each; every third has the finding. */
  private static PredictionTable predictions(int seed, int patients) {
    Function<Integer, Double> score =
        i -> (Math.floorMod(i * 37L + seed * 11L, 100) + ((i / 2) % 3 == 0 ? 40 : 0)) / 150.0;
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < patients * 2; i++) {
      rows.add(
          new PredictionTable.Row(
              "image" + i + ".png",
              "patient" + i / 2,
              new double[] {score.apply(i)},
              new int[] {(i / 2) % 3 == 0 ? 1 : 0}));
    }
    return new PredictionTable(List.of("Edema"), rows);
  }
}
