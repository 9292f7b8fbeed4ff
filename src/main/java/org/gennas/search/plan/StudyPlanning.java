package org.gennas.search.plan;

import java.util.Optional;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Speed;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;

/** What laying out needs of a study, and what the study takes over from its plan. */
public final class StudyPlanning {
  /** Images looked up and split; preparing them for the first time comes on top. */
  private static final double PREPARATION_SECONDS = 3;

  private StudyPlanning() {}

  /** The networks of a study, built as it builds them. */
  public static BuiltNetworks networks(StudyConfig study) {
    return BuiltNetworks.of(
        SearchSpace.preset(study.space()).orElseThrow(),
        study.images().px(),
        study.images().findings().size());
  }

  /** Images of the sides of a split. */
  public static SideSizes sides(SplitTable split) {
    return new SideSizes(
        Math.max(1, split.images(Side.TRAIN)),
        Math.max(1, split.images(Side.VALID)),
        split.images(Side.TEST));
  }

  /**
   * Lays a study out for a time. Where the time is too short to train a few networks to the end by
   * the strong settings, the quick ones take their place: cut to as few epochs, the strong ones are
   * no better (docs/quality.md).
   *
   * @param study whose training settings are those of a full training
   * @param sizes of the study's networks within its limits
   */
  public static Layout lay(
      StudyConfig study, double minutes, Wishes wishes, Speed speed, SideSizes sides, Sizes sizes) {
    double before = speed.seconds() + PREPARATION_SECONDS;
    Layout full = planner(study, minutes, wishes, speed, sides, sizes).lay(before);
    TrainingConfig quick = TrainingConfig.quick();
    boolean open =
        study.training().preset().equals(TrainingConfig.strong().preset())
            && !wishes.settings()
            && wishes.epochs().isEmpty()
            && 2 * quick.epochs() <= study.training().epochs();
    if (!open || isFull(full, study.training().epochs(), wishes)) {
      return full;
    }
    Layout shorter =
        planner(study.withTraining(quick), minutes, wishes, speed, sides, sizes).lay(before);
    return shorter instanceof Layout.Laid laid
        ? new Layout.Laid(
            laid.plan().because(new PlanReason.QuickSettings(Ladder.FEWEST)), laid.training())
        : shorter;
  }

  private static boolean isFull(Layout layout, int epochs, Wishes wishes) {
    return layout instanceof Layout.Laid laid
        && laid.plan().epochs() == epochs
        && (wishes.trials().isPresent() || laid.plan().trials() >= Ladder.FEWEST);
  }

  /**
   * Plans for a study whose training settings are settled.
   *
   * @param study whose training settings are those of a full training
   * @param sizes of the study's networks within its limits
   */
  public static TimePlanner planner(
      StudyConfig study, double minutes, Wishes wishes, Speed speed, SideSizes sides, Sizes sizes) {
    return new TimePlanner(
        new TimePlanner.Task(minutes, speed.devices(), study.training(), wishes),
        sizes,
        TrainingTime.of(speed, networks(study), sides));
  }

  /** The study with what its plan says; only its time ends it, unless a person has other rules. */
  public static StudyConfig planned(StudyConfig study, Layout.Laid laid, TimeBudget budget) {
    StopRules rules = study.stop();
    TimePlan plan = laid.plan();
    return study
        .withTraining(laid.training())
        .withStop(
            new StopRules(plan.trials(), rules.plateau(), Optional.empty(), rules.targetAuc()))
        .withConfirmation(plan.confirmation())
        .withEarlyStopping(plan.earlyStopping())
        .withTime(Optional.of(budget));
  }
}
