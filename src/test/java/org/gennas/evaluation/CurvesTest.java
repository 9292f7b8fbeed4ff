package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** What the ROC and precision-recall curves and their areas obey. */
@Domain(CasesForTests.class)
class CurvesTest {
  private static final double EXACT = 1e-12;

  @Property
  void the_area_is_the_share_of_pairs_won(@ForAll ScoredCases cases) {
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < cases.size(); i++) {
      for (int j = 0; j < cases.size(); j++) {
        if (cases.positive(i) && !cases.positive(j)) {
          pairs++;
          won += (1 + Math.signum(cases.score(i) - cases.score(j))) / 2;
        }
      }
    }
    OptionalDouble area = AucRoc.of(cases);
    assertEquals(pairs > 0, area.isPresent());
    if (pairs > 0) {
      assertEquals(won / pairs, area.getAsDouble(), EXACT);
    }
  }

  @Property
  void the_area_under_the_curve_is_the_rank_area(@ForAll ScoredCases cases) {
    assertEquals(AucRoc.of(cases).isPresent(), RocCurve.of(cases).isPresent());
    RocCurve.of(cases).ifPresent(c -> assertEquals(AucRoc.of(cases).getAsDouble(), c.auc(), EXACT));
  }

  @Property
  void rising_transforms_leave_the_areas_alone(@ForAll ScoredCases cases) {
    ScoredCases bent = CasesForTests.mapped(cases, s -> 3 * Math.exp(s) - 7);
    assertEquals(AucRoc.of(cases), AucRoc.of(bent));
    assertEquals(AveragePrecision.of(cases), AveragePrecision.of(bent));
  }

  @Property
  void negated_scores_mirror_the_area(@ForAll ScoredCases cases) {
    OptionalDouble area = AucRoc.of(cases);
    OptionalDouble mirrored = AucRoc.of(CasesForTests.mapped(cases, s -> -s));
    assertEquals(area.isPresent(), mirrored.isPresent());
    if (area.isPresent()) {
      assertEquals(1 - area.getAsDouble(), mirrored.getAsDouble(), EXACT);
    }
  }

  @Property
  void the_roc_curve_rises_from_corner_to_corner(@ForAll ScoredCases cases) {
    RocCurve.of(cases)
        .ifPresent(
            curve -> {
              List<RocCurve.Point> points = curve.points();
              assertEquals(new RocCurve.Point(0, 0, Double.POSITIVE_INFINITY), points.get(0));
              RocCurve.Point last = points.get(points.size() - 1);
              assertEquals(1, last.falsePositiveRate());
              assertEquals(1, last.truePositiveRate());
              for (int i = 1; i < points.size(); i++) {
                RocCurve.Point a = points.get(i - 1);
                RocCurve.Point b = points.get(i);
                assertTrue(b.falsePositiveRate() >= a.falsePositiveRate());
                assertTrue(b.truePositiveRate() >= a.truePositiveRate());
                assertTrue(b.threshold() < a.threshold());
              }
            });
  }

  @Property
  void corners_draw_the_same_roc_line(@ForAll ScoredCases cases) {
    RocCurve.of(cases)
        .ifPresent(
            curve -> {
              double area = 0;
              List<RocCurve.Point> corners = curve.corners();
              for (int i = 1; i < corners.size(); i++) {
                RocCurve.Point a = corners.get(i - 1);
                RocCurve.Point b = corners.get(i);
                area +=
                    (b.falsePositiveRate() - a.falsePositiveRate())
                        * (a.truePositiveRate() + b.truePositiveRate())
                        / 2;
              }
              assertEquals(curve.auc(), area, EXACT);
              assertTrue(corners.size() <= curve.points().size());
            });
  }

  @Property
  void points_of_the_roc_curve_are_the_confusions_at_their_thresholds(@ForAll ScoredCases cases) {
    RocCurve.of(cases)
        .ifPresent(
            curve -> {
              for (RocCurve.Point point : curve.points()) {
                Confusion confusion = Confusion.at(cases, point.threshold());
                assertEquals(
                    confusion.sensitivity().getAsDouble(), point.truePositiveRate(), EXACT);
                assertEquals(
                    1 - confusion.specificity().getAsDouble(), point.falsePositiveRate(), EXACT);
              }
            });
  }

  @Property
  void average_precision_lies_between_worst_and_best(@ForAll ScoredCases cases) {
    OptionalDouble precision = AveragePrecision.of(cases);
    assertEquals(cases.positives() > 0, precision.isPresent());
    if (precision.isPresent()) {
      double worst =
          0; // all positives last: the precision at the k-th of them is k / (negatives + k)
      for (int k = 1; k <= cases.positives(); k++) {
        worst += k / (double) (cases.negatives() + k) / cases.positives();
      }
      assertTrue(precision.getAsDouble() <= 1);
      assertTrue(precision.getAsDouble() >= worst - EXACT);
    }
  }

  @Property
  void the_precision_recall_curve_sums_to_the_average_precision(@ForAll ScoredCases cases) {
    assertEquals(
        AveragePrecision.of(cases).isPresent(), PrecisionRecallCurve.of(cases).isPresent());
    PrecisionRecallCurve.of(cases)
        .ifPresent(
            curve -> {
              assertEquals(
                  AveragePrecision.of(cases).getAsDouble(), curve.averagePrecision(), EXACT);
              List<PrecisionRecallCurve.Point> points = curve.points();
              PrecisionRecallCurve.Point last = points.get(points.size() - 1);
              assertEquals(1, last.recall());
              assertEquals(curve.prevalence(), last.precision(), EXACT);
            });
  }

  @Test
  void average_precision_of_a_case_worked_out_by_hand() {
    // order: 0.8 +, 0.4 -, 0.35 +, 0.1 -  ->  1/2 x 1 + 1/2 x 2/3
    ScoredCases cases =
        ScoredCases.ofIndependent(
            new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});
    assertEquals(5 / 6.0, AveragePrecision.of(cases).getAsDouble(), EXACT);
    assertEquals(0.75, AucRoc.of(cases).getAsDouble(), EXACT);
  }

  @Test
  void cases_that_all_tie_score_as_a_coin() {
    ScoredCases cases =
        ScoredCases.ofIndependent(
            new double[] {0.0, -0.0, 0.0}, new boolean[] {true, false, false});
    assertEquals(0.5, AucRoc.of(cases).getAsDouble());
    assertEquals(1 / 3.0, AveragePrecision.of(cases).getAsDouble(), EXACT);
    assertEquals(2, RocCurve.of(cases).orElseThrow().points().size());
  }

  @Test
  void one_class_alone_defines_no_area() {
    ScoredCases positives =
        ScoredCases.ofIndependent(new double[] {0.2, 0.7}, new boolean[] {true, true});
    ScoredCases negatives =
        ScoredCases.ofIndependent(new double[] {0.2, 0.7}, new boolean[] {false, false});
    assertTrue(AucRoc.of(positives).isEmpty());
    assertTrue(RocCurve.of(negatives).isEmpty());
    assertTrue(AveragePrecision.of(negatives).isEmpty());
    assertTrue(PrecisionRecallCurve.of(negatives).isEmpty());
    assertEquals(1, AveragePrecision.of(positives).getAsDouble());
  }

  @Test
  void masked_cases_are_dropped_whatever_their_score() {
    ScoredCases cases =
        ScoredCases.ofLabels(
            new double[] {0.9, Double.NaN, 0.1},
            new double[] {1, Double.NaN, 0},
            new int[] {7, 8, 7});
    assertEquals(2, cases.size());
    assertEquals(1, cases.patients());
    assertEquals(1, AucRoc.of(cases).getAsDouble());
  }

  @Test
  void bad_cases_are_named() {
    String unequal =
        assertThrows(
                IllegalArgumentException.class,
                () -> ScoredCases.of(new double[2], new boolean[3], new int[2]))
            .getMessage();
    assertTrue(unequal.contains("2, 3 and 2"), unequal);
    String label =
        assertThrows(
                IllegalArgumentException.class,
                () -> ScoredCases.ofLabels(new double[1], new double[] {7}, new int[1]))
            .getMessage();
    assertTrue(label.contains("label 7"), label);
    String score =
        assertThrows(
                IllegalArgumentException.class,
                () -> ScoredCases.ofIndependent(new double[] {Double.NaN}, new boolean[1]))
            .getMessage();
    assertTrue(score.contains("NaN"), score);
  }
}
