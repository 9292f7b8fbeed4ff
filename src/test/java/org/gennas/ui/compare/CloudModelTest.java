package org.gennas.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gennas.space.Architecture;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.shell.AtOnce;
import org.gennas.ui.study.ScriptedSearches;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.TrialFilter;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All finished trials: filter, marks, front and effects, without a window. */
class CloudModelTest {
  private static final CoordinateAxis FIRST_SLOT = new CoordinateAxis(CoordinateAxis.Kind.SLOT, 0);

  private static CloudModel model(StudyModel study, Path home) throws IOException {
    StudyFolder folder = ComparedStudy.write(home.resolve("study"), 17, 3);
    CloudModel model = new CloudModel(study, new AtOnce(), Runnable::run);
    new StudyController(
            study,
            new ScriptedSearches(),
            f -> {},
            Runnable::run,
            Runnable::run,
            home.resolve("studies"),
            Messages.english())
        .open(folder.path());
    return model;
  }

  @Test
  void theStudysFilterHoldsForPointsAndEffects(@TempDir Path home) throws IOException {
    StudyModel study = new StudyModel();
    CloudModel model = model(study, home);
    assertThat(model.cloudProperty().get().points()).hasSize(17);
    assertThat(model.effectsProperty().get().orElseThrow().trials()).isEqualTo(17);
    study.filterProperty().set(new TrialFilter("22*", TrialFilter.Segment.ALL));
    TrialCloud cloud = model.cloudProperty().get();
    assertThat(cloud.points()).isNotEmpty().allMatch(p -> p.architecture().code().startsWith("22"));
    assertThat(cloud.all()).isEqualTo(17);
    assertThat(model.effectsProperty().get().orElseThrow().trials())
        .isEqualTo(cloud.points().size());
    study.filterProperty().set(new TrialFilter("nobody", TrialFilter.Segment.ALL));
    assertThat(model.effectsProperty().get()).isEmpty();
  }

  @Test
  void marksOnSeveralAxesHoldTogether(@TempDir Path home) throws IOException {
    CloudModel model = model(new StudyModel(), home);
    model.mark(FIRST_SLOT, AxisSelection.between(2.3, 1.6));
    assertThat(model.cloudProperty().get().within())
        .isNotEmpty()
        .allMatch(p -> p.architecture().choice(0) == 2);
    int before = model.cloudProperty().get().within().size();
    model.mark(CoordinateAxis.of(CoordinateAxis.Kind.AUC), new AxisSelection(0, 0.01));
    assertThat(model.cloudProperty().get().within()).isEmpty();
    model.clear(CoordinateAxis.of(CoordinateAxis.Kind.AUC));
    assertThat(model.cloudProperty().get().within()).hasSize(before);
    model.clearMarks();
    assertThat(model.isMarked()).isFalse();
    assertThat(model.cloudProperty().get().within()).hasSize(17);
  }

  @Test
  void everyTrialCountsOnceInEverySlotOfTheEffects(@TempDir Path home) throws IOException {
    BlockEffects effects = model(new StudyModel(), home).effectsProperty().get().orElseThrow();
    for (int[] slot : effects.counts()) {
      assertThat(Arrays.stream(slot).sum()).isEqualTo(17);
    }
    assertThat(effects.mains()).hasSize(8 * 3);
    assertThat(effects.pairs())
        .hasSizeLessThanOrEqualTo(8)
        .noneMatch(pair -> pair.interval().contains(0));
    assertThat(effects.pairsAll()).isEqualTo(28 * 9);
  }

  @Property(tries = 200)
  void theFrontHoldsExactlyThoseThatNoOtherBeats(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 40) Integer> numbers) {
    List<TrialPoint> points = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      points.add(point(i, numbers.get(i), numbers.get(i + 1)));
    }
    List<TrialPoint> front = CostFront.of(points, CostAxis.MACS);
    for (TrialPoint p : points) {
      boolean beaten =
          points.stream()
              .anyMatch(
                  o ->
                      o.macs() <= p.macs()
                          && o.auc() >= p.auc()
                          && (o.macs() < p.macs() || o.auc() > p.auc()));
      boolean listed = front.stream().anyMatch(f -> f.macs() == p.macs() && f.auc() == p.auc());
      assertThat(listed).isEqualTo(!beaten);
    }
    assertThat(CostFront.of(points, CostAxis.ENERGY)).as("not measured").isEmpty();
  }

  private static TrialPoint point(int number, int macs, int auc) {
    return new TrialPoint(
        number,
        "T-" + number,
        new Architecture("11111111"),
        ProposerKind.RANDOM,
        0.5 + auc / 100.0,
        Optional.empty(),
        1e6,
        macs * 1e9,
        60,
        Double.NaN);
  }
}
