package org.gennas.search.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gennas.report.StudyOnDisk;
import org.gennas.space.Architecture;
import org.gennas.study.config.Speed;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.PlanReason;
import org.junit.jupiter.api.Test;

/** Which settings trainings get where a study is laid out for a time. */
class StudyPlanningTest {
  private static final SideSizes SIDES = new SideSizes(980, 244, 254);
  private static final StudyConfig STUDY =
      StudyOnDisk.config("timed", true).withTraining(TrainingConfig.strong());
  private static final Speed SPEED =
      new Speed(
          STUDY.images().px(),
          24,
          2,
          3,
          7,
          List.of(
              new Speed.Sample(new Architecture("00000000"), 0.05),
              new Speed.Sample(new Architecture("22112211"), 0.55)));

  private static Layout lay(StudyConfig study, double minutes, Wishes wishes) {
    return StudyPlanning.lay(
        study,
        minutes,
        wishes,
        SPEED,
        SIDES,
        Sizes.of(StudyPlanning.networks(study), study.limits()));
  }

  private static Layout.Laid laid(double minutes, Wishes wishes) {
    return (Layout.Laid) lay(STUDY, minutes, wishes);
  }

  private static boolean quick(Layout.Laid laid) {
    return laid.plan().reasons().contains(new PlanReason.QuickSettings(4));
  }

  @Test
  void enoughTimeTrainsByTheStrongSettingsToTheEnd() {
    Layout.Laid laid = laid(30, Wishes.none());
    assertThat(laid.training()).isEqualTo(TrainingConfig.strong());
    assertThat(quick(laid)).isFalse();
  }

  @Test
  void tooShortATimeForFourFullTrainingsTakesTheQuickOnesAndSaysSo() {
    Layout.Laid laid = laid(4, Wishes.none());
    assertThat(laid.training()).isEqualTo(TrainingConfig.quick());
    assertThat(laid.plan().epochs()).isEqualTo(TrainingConfig.quick().epochs());
    assertThat(laid.plan().trials()).isGreaterThanOrEqualTo(4);
    assertThat(laid.plan().reasons().get(0)).isEqualTo(new PlanReason.QuickSettings(4));
  }

  @Test
  void settingsOrEpochsChosenByHandStay() {
    Wishes settings =
        new Wishes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, true);
    Wishes epochs =
        new Wishes(
            Optional.of(20), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    assertThat(laid(4, settings).training().preset()).isEqualTo("strong");
    assertThat(laid(4, epochs).training()).isEqualTo(TrainingConfig.strong().withEpochs(20));
    StudyConfig own = STUDY.withTraining(TrainingConfig.paper());
    Layout paper = lay(own, 8, Wishes.none());
    assertThat(((Layout.Laid) paper).training().preset()).isEqualTo("paper");
  }

  @Test
  void manyImagesWhoseStrongTrainingIsShortKeepIt() {
    StudyConfig many = STUDY.withTraining(TrainingConfig.strong(100_000));
    Layout layout =
        StudyPlanning.lay(
            many,
            100,
            Wishes.none(),
            SPEED,
            new SideSizes(100_000, 10_000, 10_000),
            Sizes.of(StudyPlanning.networks(many), many.limits()));
    assertThat(((Layout.Laid) layout).training()).isEqualTo(TrainingConfig.strong(100_000));
  }
}
