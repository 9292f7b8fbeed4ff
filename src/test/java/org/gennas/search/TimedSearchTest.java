package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gennas.search.plan.Layout;
import org.gennas.search.plan.SideSizes;
import org.gennas.search.plan.Sizes;
import org.gennas.search.plan.TimePlanner;
import org.gennas.search.plan.TrainingTime;
import org.gennas.search.plan.Wishes;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TimePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that keep to a time, on virtual time, on machines unlike the one that was measured. */
class TimedSearchTest {
  private static final BuiltNetworks NETWORKS = BuiltNetworks.of(SearchSpace.chestXray(), 32, 1);
  private static final Sizes SIZES = Sizes.of(NETWORKS, SearchLimits.none());
  private static final TrainingTime TIME =
      new TrainingTime(0.005, 3e-9, 3, new SideSizes(980, 244, 254), 24);
  private static final int EPOCHS = 13;

  @TempDir private Path temporary;

  private static StudyConfig config(Schedule schedule, double minutes) {
    return VirtualSearch.config(schedule, VirtualSearch.trials(1), SearchLimits.none())
        .withTime(Optional.of(new TimeBudget(minutes, Optional.empty(), Set.of())));
  }

  private static TimePlanner planner(double minutes, int devices) {
    Wishes begun =
        new Wishes(
            Optional.of(EPOCHS),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Optional.empty()),
            false,
            true);
    return new TimePlanner(
        new TimePlanner.Task(minutes, devices, TrainingConfig.strong(), begun), SIZES, TIME);
  }

  private VirtualSearch search(StudyConfig config, double minutes, int devices, double slow)
      throws IOException {
    VirtualSearch search = new VirtualSearch(temporary.resolve("study"), config, devices);
    TimePlanner planner = planner(minutes, devices);
    search.keepTo(planner);
    Random random = new Random(5);
    search
        .runner()
        .duration(
            trial ->
                Duration.ofMillis(
                    (long)
                        (1000
                            * slow
                            * (0.9 + 0.2 * random.nextDouble())
                            * planner.training(planner.work(trial.architecture())))));
    search.runner().curve(EPOCHS, (trial, epoch) -> 0.6 + 0.01 * epoch + 1e-4 * trial.number());
    return search;
  }

  private static double leastWork() {
    return SIZES.samples().stream().mapToDouble(a -> planner(1, 1).work(a)).min().orElseThrow();
  }

  private static double share(StudyState state, double minutes, int devices) {
    Duration searched =
        Duration.between(state.started().orElseThrow().at(), state.ended().orElseThrow().at());
    return (searched.toMillis() / 1000.0 + planner(minutes, devices).end()) / (60 * minutes);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2, 0.33",
    "10, 2, 0.6",
    "10, 2, 1",
    "10, 2, 1.5",
    "10, 2, 2",
    "40, 2, 0.33",
    "40, 2, 1",
    "40, 2, 2",
    "10, 1, 0.5",
    "10, 1, 1",
    "10, 1, 2",
    "30, 4, 0.33",
    "30, 4, 1",
    "30, 4, 2"
  })
  void endsWithinATenthOfItsTime(double minutes, int devices, double slow) throws IOException {
    StudyState state = search(config(Schedule.FREE_RUNNING, minutes), minutes, devices, slow).run();
    assertThat(state.phase()).isEqualTo(Phase.ENDED);
    assertThat(state.ended().orElseThrow().reason()).isEqualTo(StopReason.HOURS);
    double share = share(state, minutes, devices);
    assertThat(share).isLessThan(1.1);
    // What is left unused is a tenth, or too little for the least training and some caution.
    double least = 1.1 * slow * planner(minutes, devices).training(leastWork());
    assertThat((1 - share) * 60 * minutes).isLessThan(Math.max(6 * minutes, least));
    assertThat(state.winner()).isPresent();
    if (slow <= 1) {
      assertThat(state.confirmed().flatMap(StudyEvent.Confirmed::winner)).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5", "1", "2"})
  void alsoWhereProposalsComeInStep(double slow) throws IOException {
    StudyState state = search(config(Schedule.IN_STEP, 20), 20, 2, slow).run();
    assertThat(share(state, 20, 2)).isBetween(0.9, 1.1);
  }

  @Test
  void aPlanThatIsReLaidIsJournalledWithWhatTrainingsTook() throws IOException {
    StudyState state = search(config(Schedule.FREE_RUNNING, 20), 20, 2, 2).run();
    List<StudyEvent.Planned> plans = VirtualSearch.all(state, StudyEvent.Planned.class);
    TimePlan first = plans.get(0).plan();
    TimePlan last = plans.get(plans.size() - 1).plan();
    assertThat(plans.size()).isBetween(2, 12);
    assertThat(last.trials()).isLessThan(first.trials()).isEqualTo(state.searched().size());
    assertThat(last.reasons())
        .anyMatch(r -> r instanceof PlanReason.Pace pace && pace.factor() > 1.6);
  }

  @Test
  void aPauseDoesNotCountAndWhatIsLeftIsKeptTo() throws IOException {
    VirtualSearch search = search(config(Schedule.FREE_RUNNING, 20), 20, 2, 1);
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialFinished f && f.result().trial().number() == 3) {
            loop.leave();
          }
        });
    StudyState left = search.run();
    assertThat(left.phase()).isEqualTo(Phase.PAUSED);
    search.time().after(Duration.ofHours(7), () -> search.time().post(() -> {}));
    search.time().take(Optional.empty());
    search.reaction((event, loop) -> {});
    StudyState state = search.run();
    Instant end = state.ended().orElseThrow().at();
    double share = state.activeUntil(end).toMillis() / 1000.0 + planner(20, 2).end();
    assertThat(share / 1200).isBetween(0.9, 1.1);
    assertThat(VirtualSearch.all(state, StudyEvent.Planned.class).get(0).at())
        .isEqualTo(VirtualTime.START);
  }

  @Test
  void anythingThatTakesFarLongerThanExpectedIsEndedOnceOneHasFinished() throws IOException {
    VirtualSearch search = search(config(Schedule.FREE_RUNNING, 10), 10, 2, 1);
    search
        .runner()
        .duration(trial -> trial.number() == 1 ? Duration.ofMinutes(1) : Duration.ofHours(3));
    StudyState state = search.run();
    assertThat(share(state, 10, 2)).isBetween(0.9, 1.1);
    assertThat(state.winner()).isPresent();
  }

  @Test
  void theFirstPlanIsTheOneThatWasLaidOutBefore() throws IOException {
    StudyState state = search(config(Schedule.FREE_RUNNING, 20), 20, 2, 1).run();
    TimePlan before = ((Layout.Laid) planner(20, 2).lay(0)).plan();
    assertThat(VirtualSearch.all(state, StudyEvent.Planned.class).get(0).plan()).isEqualTo(before);
  }
}
