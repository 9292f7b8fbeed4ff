package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Confidence bands around the curves. */
class CurveBandTest {
  private static final BootstrapInterval BOOTSTRAP = new BootstrapInterval(400, 0.95, 9);
  private final ScoredCases cases = CasesForTests.simulated(900, 3, 0.3, 1.2, 0.4, 21);

  @Test
  void the_roc_band_rises_around_the_curve() throws InterruptedException {
    CurveBand band = CurveBand.roc(cases, BOOTSTRAP, 50).orElseThrow();
    RocCurve curve = RocCurve.of(cases).orElseThrow();
    assertEquals(51, band.points().size());
    int held = 0;
    double low = 0;
    for (CurveBand.Point point : band.points()) {
      assertTrue(point.low() >= low && point.high() <= 1);
      low = point.low();
      double height = heightAt(curve, point.x());
      held += point.low() - 1e-9 <= height && height <= point.high() + 1e-9 ? 1 : 0;
    }
    assertTrue(held >= 48, held + " of 51 places hold the curve");
    CurveBand.Point end = band.points().get(50);
    assertEquals(1, end.x());
    assertEquals(1, end.low());
  }

  @Test
  void the_area_between_the_roc_bounds_is_as_wide_as_the_interval_suggests()
      throws InterruptedException {
    CurveBand band = CurveBand.roc(cases, BOOTSTRAP, 100).orElseThrow();
    double width =
        band.points().stream().mapToDouble(p -> p.high() - p.low()).average().orElseThrow();
    double interval = 2 * BOOTSTRAP.aucRoc(cases).orElseThrow().halfWidth();
    assertTrue(width > interval && width < 3 * interval, width + " against " + interval);
  }

  @Test
  void the_precision_band_ends_at_the_prevalence() throws InterruptedException {
    CurveBand band = CurveBand.precisionRecall(cases, BOOTSTRAP, 50).orElseThrow();
    CurveBand.Point end = band.points().get(50);
    double prevalence = cases.prevalence().getAsDouble();
    assertTrue(end.low() >= prevalence * 0.7 && end.low() < 0.7, end.toString());
    CurveBand.Point middle = band.points().get(25);
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(cases).orElseThrow();
    double height =
        curve.points().stream()
            .filter(p -> p.recall() >= 0.5)
            .findFirst()
            .orElseThrow()
            .precision();
    assertTrue(middle.low() <= height && height <= middle.high(), middle + " around " + height);
  }

  @Test
  void one_class_alone_has_no_band() throws InterruptedException {
    ScoredCases none = ScoredCases.ofIndependent(new double[] {1, 2}, new boolean[2]);
    assertTrue(CurveBand.roc(none, BOOTSTRAP, 10).isEmpty());
    assertTrue(CurveBand.precisionRecall(none, BOOTSTRAP, 10).isEmpty());
  }

  private static double heightAt(RocCurve curve, double x) {
    RocCurve.Point before = curve.points().get(0);
    for (RocCurve.Point point : curve.points()) {
      if (point.falsePositiveRate() > x) {
        double share =
            (x - before.falsePositiveRate())
                / (point.falsePositiveRate() - before.falsePositiveRate());
        return before.truePositiveRate()
            + share * (point.truePositiveRate() - before.truePositiveRate());
      }
      before = point;
    }
    return 1;
  }
}
