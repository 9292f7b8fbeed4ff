package org.gennas.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gennas.runner.Device;
import org.gennas.runner.SpeedProbe;
import org.gennas.search.plan.SideSizes;
import org.gennas.search.plan.Sizes;
import org.gennas.search.plan.StudyPlanning;
import org.gennas.search.plan.TimePlanner;
import org.gennas.search.plan.Wishes;
import org.gennas.study.config.Speed;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.event.StudyEvent;

/**
 * The time of a study that has one: how fast its devices are, measured where nobody has, and how
 * much of it went by before the search.
 */
final class StudyTime {
  private static final double MILLIS_PER_SECOND = 1000;

  private final StudyConfig config;
  private final TimeBudget budget;
  private final InstantSource clock;
  private final Instant begin;

  /** To be made when the study's time begins. */
  StudyTime(StudyConfig config, TimeBudget budget, InstantSource clock) {
    this.config = config;
    this.budget = budget;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /**
   * Has the search keep to the time.
   *
   * @param prepared says how many images there are
   * @param searching since when
   * @throws IOException if the speed can't be measured, or the plan not be journalled
   */
  void keep(
      Timekeeper keeper,
      StudyEvent.Prepared prepared,
      Instant searching,
      List<Device> devices,
      SpeedProbe probe)
      throws IOException {
    Sizes sizes = Sizes.of(StudyPlanning.networks(config), config.limits());
    Optional<Speed> known = budget.speed().filter(s -> s.devices() == devices.size());
    Speed speed = known.isPresent() ? known.get() : measured(probe, devices, sizes);
    Wishes begun =
        Wishes.of(
            budget,
            config.training().epochs(),
            config.stop().trials(),
            config.confirmation(),
            config.earlyStopping());
    TimePlanner planner =
        StudyPlanning.planner(config, budget.minutes(), begun, speed, sides(prepared), sizes);
    double before =
        Duration.between(begin, searching).toMillis() / MILLIS_PER_SECOND
            + known.map(Speed::seconds).orElse(0.0);
    keeper.keep(planner, before);
  }

  private Speed measured(SpeedProbe probe, List<Device> devices, Sizes sizes) throws IOException {
    try {
      return probe.measure(config, devices, sizes.samples());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Measuring the speed was interrupted", e);
    }
  }

  private static SideSizes sides(StudyEvent.Prepared prepared) {
    return new SideSizes(
        Math.max(1, images(prepared, "train")),
        Math.max(1, images(prepared, "valid")),
        images(prepared, "test"));
  }

  private static int images(StudyEvent.Prepared prepared, String side) {
    return prepared.sides().stream()
        .filter(s -> s.name().equals(side))
        .mapToInt(StudyEvent.Side::images)
        .sum();
  }
}
