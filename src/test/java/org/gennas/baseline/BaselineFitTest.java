package org.gennas.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.folder.PredictionTable;
import org.junit.jupiter.api.Test;

/** A baseline from training images to its score on validation. */
class BaselineFitTest {
  private static final int FEATURES = 60;
  private final Random random = new Random(4);

  /** Finding 0 shows in feature 0, finding 1 in nothing; finding 2 is never there. */
  private final class Study {
    final List<SplitTable.Row> rows = new ArrayList<>();
    final double[][] x;

    Study(int train, int valid) {
      x = new double[train + valid][FEATURES];
      for (int i = 0; i < x.length; i++) {
        int present = random.nextInt(4) == 0 ? 1 : 0;
        for (int j = 0; j < FEATURES; j++) {
          x[i][j] = random.nextGaussian();
        }
        x[i][0] += 2.5 * present;
        rows.add(
            KnownFeatures.image(
                i, i < train ? Side.TRAIN : Side.VALID, present, random.nextInt(2), 0));
      }
    }

    SplitTable table() {
      return new SplitTable(List.of("Shown", "Noise", "Never"), rows);
    }

    SplitScore score(BaselineModel model, Features features) throws InterruptedException {
      PredictionTable said = model.predict(features, table().side(Side.VALID).rows(), read -> {});
      return said.score(new BootstrapInterval(200, 0.95, 1));
    }
  }

  @Test
  void a_model_from_a_damaged_file_does_not_fit() throws Exception {
    Study study = new Study(200, 10);
    BaselineModel good = new BaselineFit(study.table()).prevalence();
    int features = Features.none().count();
    List<String> findings = study.table().findings();
    assertTrue(good.fits(findings, features));
    assertFalse(good.fits(findings, features + 1));
    assertFalse(good.fits(List.of("Other"), features));

    List<LinearModel> broken = new ArrayList<>(good.logits());
    broken.set(1, LinearModel.constant(Double.NaN, features));
    assertFalse(
        new BaselineModel(BaselineModel.FORMAT, good.kind(), findings, good.penalty(), broken)
            .fits(findings, features));
  }

  @Test
  void the_prevalence_has_half_the_area_and_its_own_share_as_precision() throws Exception {
    Study study = new Study(200, 400);
    SplitScore score = study.score(new BaselineFit(study.table()).prevalence(), Features.none());
    FindingScore shown = score.findings().get(0);
    assertEquals(Optional.of(0.5), shown.auc());
    double share = shown.positives() / 400.0;
    assertEquals(share, shown.averagePrecision().orElseThrow(), 1e-12);
    assertEquals(Optional.of(0.5), score.meanAuc());
    assertTrue(Double.isFinite(score.loss()));
  }

  @Test
  void a_finding_of_one_class_is_undefined_and_counts_in_no_mean() throws Exception {
    Study study = new Study(200, 400);
    Features features = new KnownFeatures(study.x);
    BaselineModel model =
        new BaselineFit(study.table()).regression(BaselineKind.PIXELS, features, read -> {});
    SplitScore score = study.score(model, features);
    assertEquals(Optional.empty(), score.findings().get(2).auc());
    assertEquals(2, score.definedFindings());
  }

  @Test
  void what_shows_is_found_what_does_not_is_not_and_the_loss_is_below_the_prevalences()
      throws Exception {
    Study study = new Study(200, 400);
    Features features = new KnownFeatures(study.x);
    BaselineFit fit = new BaselineFit(study.table());
    BaselineModel model = fit.regression(BaselineKind.PIXELS, features, read -> {});
    SplitScore score = study.score(model, features);
    assertTrue(score.findings().get(0).auc().orElseThrow() > 0.9, score.toString());
    double noise = score.findings().get(1).auc().orElseThrow();
    assertTrue(noise > 0.4 && noise < 0.65, score.toString());
    assertTrue(score.loss() < study.score(fit.prevalence(), Features.none()).loss());
    assertEquals(FEATURES, model.features());
  }

  @Test
  void of_penalties_that_do_alike_the_strongest_is_kept() throws Exception {
    // one feature: every penalty ranks the images the same way
    Study study = new Study(50, 50);
    double[][] single = new double[study.x.length][];
    for (int i = 0; i < single.length; i++) {
      single[i] = new double[] {study.x[i][0]};
    }
    List<SplitTable.Row> rows =
        study.rows.stream()
            .map(r -> KnownFeatures.image(r.row(), r.side(), r.targets().get(0)))
            .toList();
    BaselineModel model =
        new BaselineFit(new SplitTable(List.of("Shown"), rows))
            .regression(BaselineKind.METADATA, new KnownFeatures(single), read -> {});
    assertEquals(Optional.of(1_000_000.0), model.penalty());
  }

  @Test
  void every_image_that_is_read_is_told() throws Exception {
    Study study = new Study(30, 20);
    List<Integer> told = new ArrayList<>();
    BaselineFit fit = new BaselineFit(study.table());
    fit.regression(BaselineKind.PIXELS, new KnownFeatures(study.x), told::add);
    assertEquals(50, fit.images());
    assertEquals(50, told.get(told.size() - 1));
  }
}
