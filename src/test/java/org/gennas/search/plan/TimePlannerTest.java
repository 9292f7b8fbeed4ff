package org.gennas.search.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.Speed;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TimePlan.Part;
import org.junit.jupiter.api.Test;

class TimePlannerTest {
  private static final BuiltNetworks NETWORKS = BuiltNetworks.of(SearchSpace.chestXray(), 64, 5);
  private static final Sizes SIZES = Sizes.of(NETWORKS, SearchLimits.none());
  private static final int FULL = 40;

  /** A thousand images on one core of a desktop, or so many times as fast. */
  private static TrainingTime time(double fast, SideSizes sides) {
    return new TrainingTime(0.005 / fast, 8e-10 / fast, 3, sides, 24);
  }

  private static final SideSizes SIDES = new SideSizes(980, 244, 254);

  private static TimePlanner planner(
      double minutes, int devices, double fast, SideSizes sides, Wishes wishes) {
    return new TimePlanner(
        new TimePlanner.Task(minutes, devices, TrainingConfig.strong(), wishes),
        SIZES,
        time(fast, sides));
  }

  private static Layout lay(double minutes, int devices, double fast) {
    return planner(minutes, devices, fast, SIDES, Wishes.none()).lay(10);
  }

  private static TimePlan plan(double minutes, Wishes wishes) {
    return ((Layout.Laid) planner(minutes, 2, 1, SIDES, wishes).lay(10)).plan();
  }

  /** Images times epochs of all trainings. */
  private static double imageEpochs(Layout layout) {
    if (layout instanceof Layout.Laid laid) {
      TimePlan plan = laid.plan();
      double share = plan.earlyStopping().isPresent() ? Rung.LEFT_BY_EARLY_STOPPING : 1;
      int repeats =
          plan.confirmation()
              .map(c -> Math.min(c.candidates(), plan.trials()) * c.seeds())
              .orElse(0);
      return SIDES.train() * plan.epochs() * (share * plan.trials() + repeats);
    }
    return 0;
  }

  @Property(tries = 300)
  void moreTimeNeverTrainsLess(
      @ForAll @DoubleRange(min = 0.1, max = 3000) @Scale(2) double minutes,
      @ForAll @DoubleRange(min = 0, max = 60) @Scale(2) double more,
      @ForAll @IntRange(min = 1, max = 8) int devices,
      @ForAll @DoubleRange(min = 0.2, max = 50) @Scale(1) double fast) {
    assertThat(imageEpochs(lay(minutes + more, devices, fast)))
        .isGreaterThanOrEqualTo(imageEpochs(lay(minutes, devices, fast)));
  }

  @Property(tries = 300)
  void aPlanIsWithinItsTimeOrSaysTheLeastThatIsEnough(
      @ForAll @DoubleRange(min = 0.1, max = 3000) @Scale(2) double minutes,
      @ForAll @IntRange(min = 1, max = 8) int devices,
      @ForAll @DoubleRange(min = 0.2, max = 50) @Scale(1) double fast) {
    Layout layout = lay(minutes, devices, fast);
    if (layout instanceof Layout.Laid laid) {
      assertThat(laid.plan().seconds()).isLessThanOrEqualTo(minutes * 60 + 1e-6);
      assertThat(laid.plan().trials()).isPositive();
      assertThat(laid.plan().epochs()).isBetween(1, FULL);
    } else {
      double least = ((Layout.TooShort) layout).minutes();
      assertThat(least).isGreaterThan(minutes);
      assertThat(lay(least * 1.0001, devices, fast)).isInstanceOf(Layout.Laid.class);
      assertThat(lay(least * 0.9999, devices, fast)).isInstanceOf(Layout.TooShort.class);
    }
  }

  @Property(tries = 100)
  void aPlanLeavesLittleOfItsTimeUnlessEveryNetworkIsTrained(
      @ForAll @DoubleRange(min = 16, max = 3000) @Scale(1) double minutes,
      @ForAll @IntRange(min = 1, max = 4) int devices) {
    TimePlan plan = ((Layout.Laid) lay(minutes, devices, 1)).plan();
    if (plan.trials() < SIZES.count()) {
      assertThat(plan.seconds()).isGreaterThan(0.75 * minutes * 60);
    }
  }

  @Test
  void shortOnesTrainFewSmallNetworksToTheEndAndLongOnesLargeOnes() {
    TimePlan brief = plan(12, Wishes.none());
    TimePlan hours = plan(300, Wishes.none());
    assertThat(brief.epochs()).isEqualTo(FULL);
    assertThat(brief.trials()).isBetween(4, 6);
    assertThat(brief.maxMacs().orElseThrow()).isLessThan(150_000_000);
    assertThat(brief.confirmation().orElseThrow().candidates()).isBetween(1, 2);
    assertThat(brief.earlyStopping()).isEmpty();
    assertThat(hours.epochs()).isEqualTo(FULL);
    assertThat(hours.maxMacs()).isEmpty();
    assertThat(hours.confirmation().orElseThrow().candidates()).isEqualTo(3);
    assertThat(hours.trials()).isGreaterThan(20);
  }

  @Test
  void whatAPersonLaysDownStays() {
    Wishes wishes =
        new Wishes(
            Optional.of(7),
            Optional.of(9),
            Optional.of(Optional.empty()),
            Optional.of(Optional.empty()),
            true,
            true);
    TimePlan plan = plan(60, wishes);
    assertThat(plan.epochs()).isEqualTo(7);
    assertThat(plan.trials()).isEqualTo(9);
    assertThat(plan.confirmation()).isEmpty();
    assertThat(plan.maxMacs()).isEmpty();
    assertThat(plan.seconds(Part.CONFIRMATION)).isZero();
    assertThat(plan.reasons()).anyMatch(PlanReason.Spare.class::isInstance);
    assertThat(plan.reasons()).contains(new PlanReason.Trials(9, 2, true));
  }

  @Test
  void aSlowerMachineTrainsFewerAndStillConfirms() {
    TimePlanner planner =
        planner(
            20,
            2,
            1,
            SIDES,
            new Wishes(
                Optional.of(20),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true));
    TimePlan first = ((Layout.Laid) planner.lay(10)).plan();
    TimePlan slower =
        planner.relay(new PlanProgress(10, 200, 1.8, List.of(80.0, 30.0), 4, List.of()));
    TimePlan faster =
        planner.relay(new PlanProgress(10, 200, 0.4, List.of(30.0, 3.0), 4, List.of()));
    assertThat(slower.trials()).isBetween(4, first.trials() - 1);
    assertThat(slower.confirmation()).isPresent();
    assertThat(slower.reasons()).contains(new PlanReason.Pace(1.8));
    assertThat(faster.trials()).isGreaterThan(first.trials());
  }

  @Test
  void aStepIsFittedToWhatWasMeasured() {
    Architecture small = new Architecture("00000000");
    Architecture large = new Architecture("22222222");
    // docs/training-speed.md, medians of a step at 64 px
    Map<String, Double> measured =
        Map.of(
            "11111111", 0.179,
            "22121211", 0.279,
            "01222002", 0.202,
            "10020010", 0.112,
            "11112220", 0.213,
            "21022111", 0.237,
            "11110122", 0.187,
            "11212202", 0.226);
    TrainingTime time =
        TrainingTime.of(
            new Speed(
                64,
                24,
                1,
                2,
                5,
                List.of(new Speed.Sample(small, 0.031), new Speed.Sample(large, 0.361))),
            NETWORKS,
            SIDES);
    assertThat(time.step(SIZES.work(small))).isCloseTo(0.031, within(1e-9));
    assertThat(time.step(SIZES.work(large))).isCloseTo(0.361, within(1e-9));
    measured.forEach(
        (code, seconds) ->
            assertThat(time.step(SIZES.work(new Architecture(code))) / seconds)
                .as(code)
                .isBetween(0.95, 1.12));
  }

  @Property(tries = 300)
  void aNetworkThatMayBeProposedLeavesTimeToTrainItAgain(
      @ForAll @DoubleRange(min = 6, max = 60) @Scale(1) double minutes,
      @ForAll @DoubleRange(min = 0, max = 0.9) @Scale(2) double gone,
      @ForAll @IntRange(min = 2, max = 6) int trials) {
    TimePlanner planner = planner(minutes, 2, 1, SIDES, Wishes.none());
    double small = SIZES.work(new Architecture("00000000"));
    PlanProgress standing =
        new PlanProgress(10, 10 + gone * 60 * minutes, 1, List.of(), trials, List.of(small, small));
    TimePlan plan = planner.relay(standing);

    Optional<Long> room = planner.room(plan, standing);

    if (room.isPresent() && plan.confirmation().isPresent()) {
      double work = SIZES.mostWork(SIZES.withMacs(room.get()));
      PlanProgress after =
          new PlanProgress(
              10,
              standing.passed() + planner.training(work, plan.epochs()),
              1,
              List.of(),
              trials + 1,
              List.of(work, small, small));
      assertThat(planner.confirmation(after, planner.left(after))).isPresent();
    }
  }
}
