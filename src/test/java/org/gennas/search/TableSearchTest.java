package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search loop on a table, from the first trial to the reason of its end. */
class TableSearchTest {
  private static final BenchmarkTable TABLE =
      SyntheticLandscape.of(
          "small",
          new SyntheticLandscape.Shape(
              List.of(3, 4, 3, 3), List.of(2, 2), 0.5, 0.4, 0.1, 0, 0, 0.3, 0.3, 3),
          5);
  private static final SimulatedTraining TRAINING =
      new SimulatedTraining(1000, 50, 1e9, Duration.ofSeconds(10));

  private static StudyConfig config(Schedule schedule, int budget, SearchLimits limits) {
    return TableSearch.config(TABLE, "random", schedule, budget, limits, 3);
  }

  private static TableSearch.Outcome play(ProposerChoice who, StudyConfig config, int devices)
      throws IOException {
    return new TableSearch(TABLE, Feedback.ONE_SEED, TRAINING, config, devices)
        .play(who.proposer(), () -> false);
  }

  /** Simulated time from the first event to the last. */
  private static Duration lasted(StudyState state) {
    List<StudyEvent> events = state.events();
    return Duration.between(events.get(0).at(), events.get(events.size() - 1).at());
  }

  private static List<Architecture> networks(StudyState state) {
    return state.trials().stream()
        .map(t -> TABLE.networks().canonical(t.id().architecture()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void a_search_ends_when_its_budget_is_used_and_trains_no_network_twice(Schedule schedule)
      throws IOException {
    StudyState state =
        play(ProposerChoice.BLEND, config(schedule, 25, SearchLimits.none()), 4).state();
    assertAll(
        () -> assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason()),
        () -> assertEquals(25, state.withStatus(TrialState.Status.FINISHED).size()),
        () -> assertEquals(25, networks(state).stream().distinct().count()));
    for (TrialState trial : state.trials()) {
      assertTrue(
          TABLE.entry(trial.id().architecture()).scores().contains(trial.auc().orElseThrow()));
    }
  }

  @Test
  void a_search_is_repeatable_event_by_event() throws IOException {
    for (ProposerChoice who : ProposerChoice.values()) {
      StudyConfig config = config(Schedule.FREE_RUNNING, 15, SearchLimits.none());
      assertEquals(
          play(who, config, 3).state().events(), play(who, config, 3).state().events(), who.key());
    }
  }

  @Test
  void one_device_works_through_its_trainings_one_after_another() throws IOException {
    TableSearch.Outcome outcome =
        play(ProposerChoice.RANDOM, config(Schedule.FREE_RUNNING, 10, SearchLimits.none()), 1);
    Duration trained = Duration.ZERO;
    for (TrialState trial : outcome.state().trials()) {
      trained = trained.plus(TRAINING.of(TABLE.entry(trial.id().architecture()).cost().macs()));
    }
    assertEquals(trained, outcome.busy());
    assertEquals(trained, lasted(outcome.state()));
  }

  @Test
  void free_running_keeps_devices_busier_than_in_step_at_the_same_budget() throws IOException {
    TableSearch.Outcome free =
        play(ProposerChoice.RANDOM, config(Schedule.FREE_RUNNING, 40, SearchLimits.none()), 4);
    TableSearch.Outcome step =
        play(ProposerChoice.RANDOM, config(Schedule.IN_STEP, 40, SearchLimits.none()), 4);
    assertEquals(step.state().trials().size(), free.state().trials().size());
    double freely = utilisation(free);
    double stepwise = utilisation(step);
    assertTrue(freely > stepwise, () -> freely + " is not above " + stepwise);
    assertTrue(freely <= 1 && stepwise > 0.2, () -> freely + " and " + stepwise);
  }

  private static double utilisation(TableSearch.Outcome outcome) {
    return (double) outcome.busy().toMillis() / (4 * lasted(outcome.state()).toMillis());
  }

  @ParameterizedTest
  @EnumSource(ProposerChoice.class)
  void limits_are_kept_and_a_budget_beyond_the_space_ends_in_good_order(ProposerChoice who)
      throws IOException {
    long most = TABLE.networks().cost(new Architecture("1211")).params();
    SearchLimits limits = new SearchLimits(Map.of(0, 1), Optional.of(most), Optional.empty());
    StudyState state = play(who, config(Schedule.FREE_RUNNING, 500, limits), 3).state();
    assertEquals(StopReason.EXHAUSTED, state.ended().orElseThrow().reason());
    for (TrialState trial : state.trials()) {
      assertEquals(1, trial.id().architecture().choice(0));
      assertTrue(TABLE.networks().cost(trial.id().architecture()).params() <= most);
    }
    long allowed =
        TABLE.networks().all().stream()
            .filter(a -> a.choice(0) == 1 && TABLE.networks().cost(a).params() <= most)
            .map(TABLE.networks()::canonical)
            .distinct()
            .count();
    assertEquals(allowed, networks(state).stream().distinct().count());
    assertEquals(allowed, state.trials().size());
  }

  @Test
  void a_warm_start_is_trained_first() throws IOException {
    StudyConfig config =
        config(Schedule.FREE_RUNNING, 5, SearchLimits.none())
            .withSecondObjective(Optional.of(SecondObjective.MACS))
            .withWarmStart(Optional.of(new Architecture("2311")));
    for (ProposerChoice who : ProposerChoice.values()) {
      StudyState state = play(who, config, 2).state();
      assertEquals(new Architecture("2311"), state.trials().get(0).id().architecture());
    }
  }

  @Test
  void a_cancelled_search_ends_with_what_it_has() throws IOException {
    int[] asked = {0};
    StudyState state =
        new TableSearch(
                TABLE,
                Feedback.MEAN,
                TRAINING,
                config(Schedule.FREE_RUNNING, 50, SearchLimits.none()),
                1)
            .play(ProposerChoice.RANDOM.proposer(), () -> ++asked[0] > 6)
            .state();
    assertEquals(6, state.withStatus(TrialState.Status.FINISHED).size());
    assertTrue(state.ended().isPresent());
  }
}
