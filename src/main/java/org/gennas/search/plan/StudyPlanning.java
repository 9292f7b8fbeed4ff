package org.gennas.search.plan;

import java.util.Optional;
import org.gennas.data.Side;
import org.gennas.data.SplitTable;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.Speed;
import org.gennas.study.StopRules;
import org.gennas.study.StudyConfig;
import org.gennas.study.TimeBudget;
import org.gennas.study.TimePlan;

/** What laying out needs of a study, and what the study takes over from its plan. */
public final class StudyPlanning {
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
   * Plans for a study.
   *
   * @param study whose training settings are those of a full training
   * @param sizes of the study's networks within its limits
   */
  public static TimePlanner planner(
      StudyConfig study, double minutes, Wishes wishes, Speed speed, SideSizes sides, Sizes sizes) {
    return new TimePlanner(
        new TimePlanner.Task(minutes, speed.devices(), study.training().epochs(), wishes),
        sizes,
        TrainingTime.of(speed, networks(study), sides));
  }

  /** The study with what its plan says; only its time ends it, unless a person has other rules. */
  public static StudyConfig planned(StudyConfig study, TimePlan plan, TimeBudget budget) {
    StopRules rules = study.stop();
    return study
        .withTraining(study.training().withEpochs(plan.epochs()))
        .withStop(
            new StopRules(plan.trials(), rules.plateau(), Optional.empty(), rules.targetAuc()))
        .withConfirmation(plan.confirmation())
        .withEarlyStopping(plan.earlyStopping())
        .withTime(Optional.of(budget));
  }
}
