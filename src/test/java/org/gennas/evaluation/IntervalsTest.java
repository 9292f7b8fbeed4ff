package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** Intervals of the areas: they hold what they promise on data whose truth is known. */
@Domain(CasesForTests.class)
class IntervalsTest {

  @Property(tries = 200)
  void intervals_stay_within_0_and_1_and_hold_the_estimate(@ForAll ScoredCases cases)
      throws InterruptedException {
    BootstrapInterval bootstrap = new BootstrapInterval(200, 0.99, 3);
    Optional<Interval> area = bootstrap.aucRoc(cases);
    Optional<Interval> analytic = DeLongInterval.of(cases, 0.95);
    assertTrue(cases.hasBothClasses() || area.isEmpty() && analytic.isEmpty());
    area.ifPresent(i -> assertTrue(i.low() >= 0 && i.high() <= 1));
    analytic.ifPresent(
        i -> {
          assertTrue(i.low() >= 0 && i.high() <= 1);
          assertTrue(i.contains(AucRoc.of(cases).getAsDouble()));
        });
    assertTrue(cases.positives() > 0 || bootstrap.averagePrecision(cases).isEmpty());
  }

  @Test
  void with_one_image_per_patient_the_bootstrap_agrees_with_delong() throws InterruptedException {
    for (long seed = 1; seed <= 5; seed++) {
      ScoredCases cases = CasesForTests.simulated(600, 1, 0.3, 1.0, 0, seed);
      Interval sampled = BootstrapInterval.standard(seed).aucRoc(cases).orElseThrow();
      Interval analytic = DeLongInterval.of(cases, 0.95).orElseThrow();
      assertEquals(analytic.low(), sampled.low(), 0.006);
      assertEquals(analytic.high(), sampled.high(), 0.006);
      assertTrue(sampled.contains(AucRoc.of(cases).getAsDouble()));
    }
  }

  @Test
  void with_many_images_per_patient_both_intervals_widen_alike() throws InterruptedException {
    ScoredCases clustered = CasesForTests.simulated(1200, 6, 0.4, 1.0, 0.8, 11);
    ScoredCases pretended = ScoredCases.ofIndependent(scores(clustered), positives(clustered));
    Interval sampled = BootstrapInterval.standard(1).aucRoc(clustered).orElseThrow();
    Interval analytic = DeLongInterval.of(clustered, 0.95).orElseThrow();
    Interval naive = DeLongInterval.of(pretended, 0.95).orElseThrow();
    assertEquals(analytic.halfWidth(), sampled.halfWidth(), 0.1 * analytic.halfWidth());
    assertTrue(sampled.halfWidth() > 1.7 * naive.halfWidth());
  }

  @Test
  void ninety_five_in_a_hundred_intervals_hold_the_true_area() throws InterruptedException {
    double truth = StandardNormal.cumulative(1.0 / Math.sqrt(2));
    int sampledHits = 0;
    int analyticHits = 0;
    int studies = 300;
    for (int study = 0; study < studies; study++) {
      ScoredCases cases = CasesForTests.simulated(400, 2, 0.4, 1.0, 0.5, 100 + study);
      BootstrapInterval bootstrap = new BootstrapInterval(300, 0.95, study);
      sampledHits += bootstrap.aucRoc(cases).orElseThrow().contains(truth) ? 1 : 0;
      analyticHits += DeLongInterval.of(cases, 0.95).orElseThrow().contains(truth) ? 1 : 0;
    }
    assertEquals(0.95, sampledHits / (double) studies, 0.04);
    assertEquals(0.95, analyticHits / (double) studies, 0.04);
  }

  @Test
  void delongs_variance_of_a_case_worked_out_by_hand() {
    // positives 3, 1; negatives 2, 0. Components: positives 1, 1/2; negatives 1/2, 1. Area 3/4.
    // Each class: sum of squares 2/16, x 2/(2-1) / 2^2 = 1/16; no patient in both classes but for
    // the product, zero here.
    ScoredCases cases =
        ScoredCases.ofIndependent(
            new double[] {3, 1, 2, 0}, new boolean[] {true, true, false, false});
    assertEquals(0.125, new PatientComponents(cases).variance(), 1e-12);
  }

  @Test
  void the_same_seed_gives_the_same_interval_and_another_another() throws InterruptedException {
    ScoredCases cases = CasesForTests.simulated(300, 3, 0.3, 1.0, 0.3, 5);
    Optional<Interval> first = new BootstrapInterval(200, 0.95, 1).aucRoc(cases);
    assertEquals(first, new BootstrapInterval(200, 0.95, 1).aucRoc(cases));
    assertFalse(first.equals(new BootstrapInterval(200, 0.95, 2).aucRoc(cases)));
  }

  @Test
  void the_mean_over_findings_is_taken_draw_by_draw() throws InterruptedException {
    ScoredCases cases = CasesForTests.simulated(300, 3, 0.3, 1.0, 0.3, 5);
    ScoredCases none = ScoredCases.ofIndependent(new double[] {0.3, 0.4}, new boolean[2]);
    BootstrapInterval.Joint joint =
        new BootstrapInterval(500, 0.95, 1).joint(List.of(cases, cases, none));
    // one finding twice: the mean moves as the finding does, far more than two independent ones'
    Interval one = joint.aucRoc().get(0).orElseThrow();
    Interval mean = joint.meanAucRoc().orElseThrow();
    assertEquals(one.low(), mean.low(), 1e-12);
    assertEquals(one.high(), mean.high(), 1e-12);
    assertTrue(joint.aucRoc().get(2).isEmpty());
    assertTrue(joint.averagePrecision().get(2).isEmpty());
    assertTrue(joint.meanAveragePrecision().isPresent());
  }

  @Test
  void perfect_separation_is_given_no_width() throws InterruptedException {
    ScoredCases cases =
        ScoredCases.ofIndependent(
            new double[] {4, 3, 2, 1}, new boolean[] {true, true, false, false});
    assertTrue(DeLongInterval.of(cases, 0.95).isEmpty());
    assertTrue(BootstrapInterval.standard(1).aucRoc(cases).isEmpty());
  }

  @Test
  void an_interrupted_bootstrap_ends() {
    ScoredCases cases = CasesForTests.simulated(300, 3, 0.3, 1.0, 0.3, 5);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> BootstrapInterval.standard(1).aucRoc(cases));
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> CurveBand.roc(cases, BootstrapInterval.standard(1), 50));
    assertFalse(Thread.interrupted());
  }

  @Test
  void a_validation_split_of_chexpert_size_takes_seconds() throws InterruptedException {
    List<ScoredCases> findings =
        List.of(0.08, 0.12, 0.15, 0.25, 0.4).stream()
            .map(p -> CasesForTests.simulated(22_341, 3, p, 1.3, 0.4, Math.round(p * 100)))
            .toList();
    long start = System.nanoTime();
    BootstrapInterval.Joint joint = BootstrapInterval.standard(1).joint(findings);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("2,000 samples x 5 findings x 22,341 images: " + took.toMillis() + " ms");
    assertTrue(joint.meanAucRoc().orElseThrow().halfWidth() < 0.01);
    assertTrue(took.toSeconds() < 30, took.toString());
  }

  @Test
  void the_quantiles_of_the_normal_distribution() {
    assertEquals(1.959963984540054, StandardNormal.quantile(0.975), 1e-9);
    assertEquals(-2.5758293035489004, StandardNormal.quantile(0.005), 1e-9);
    assertEquals(0, StandardNormal.quantile(0.5), 1e-9);
  }

  private static double[] scores(ScoredCases cases) {
    double[] scores = new double[cases.size()];
    Arrays.setAll(scores, cases::score);
    return scores;
  }

  private static boolean[] positives(ScoredCases cases) {
    boolean[] positives = new boolean[cases.size()];
    for (int i = 0; i < positives.length; i++) {
      positives[i] = cases.positive(i);
    }
    return positives;
  }
}
