package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** Curves averaged over findings. */
@Domain(CasesForTests.class)
class MeanCurveTest {

  @Property(tries = 200)
  void the_mean_of_one_curve_with_itself_is_that_curve(@ForAll ScoredCases cases) {
    Optional<RocCurve> roc = RocCurve.of(cases);
    roc.ifPresent(
        curve ->
            assertEquals(
                MeanCurve.roc(List.of(curve), 40).orElseThrow().points(),
                MeanCurve.roc(List.of(curve, curve), 40).orElseThrow().points()));
    roc.ifPresent(
        curve -> {
          List<MeanCurve.Point> points = MeanCurve.roc(List.of(curve), 40).orElseThrow().points();
          assertEquals(1, points.get(40).y(), 1e-12);
          for (int i = 1; i <= 40; i++) {
            assertTrue(points.get(i).y() >= points.get(i - 1).y() - 1e-12);
          }
        });
  }

  @Test
  void the_area_below_the_mean_curve_is_the_mean_of_the_areas() {
    RocCurve one = RocCurve.of(CasesForTests.simulated(4000, 1, 0.3, 1.0, 0, 1)).orElseThrow();
    RocCurve other = RocCurve.of(CasesForTests.simulated(4000, 1, 0.1, 2.0, 0, 2)).orElseThrow();
    MeanCurve mean = MeanCurve.roc(List.of(one, other), 1000).orElseThrow();
    double area = 0;
    for (int i = 1; i <= 1000; i++) {
      area += (mean.points().get(i).y() + mean.points().get(i - 1).y()) / 2000;
    }
    assertEquals((one.auc() + other.auc()) / 2, area, 0.001);
    assertEquals(2, mean.findings());
  }

  @Test
  void mean_precision_at_full_recall_is_the_mean_prevalence() {
    ScoredCases rare = CasesForTests.simulated(2000, 1, 0.1, 1.0, 0, 1);
    ScoredCases common = CasesForTests.simulated(2000, 1, 0.4, 1.0, 0, 2);
    PrecisionRecallCurve one = PrecisionRecallCurve.of(rare).orElseThrow();
    PrecisionRecallCurve other = PrecisionRecallCurve.of(common).orElseThrow();
    MeanCurve mean = MeanCurve.precisionRecall(List.of(one, other), 100).orElseThrow();
    double last = mean.points().get(100).y();
    assertTrue(last >= (one.prevalence() + other.prevalence()) / 2);
    assertEquals((one.prevalence() + other.prevalence()) / 2, last, 0.02);
  }

  @Test
  void without_a_curve_there_is_no_mean() {
    assertTrue(MeanCurve.roc(List.of(), 10).isEmpty());
    assertTrue(MeanCurve.precisionRecall(List.of(), 10).isEmpty());
  }
}
