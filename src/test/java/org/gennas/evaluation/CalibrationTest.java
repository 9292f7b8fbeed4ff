package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Reliability of probabilities, and Platt's scaling. */
class CalibrationTest {
  /** Truth drawn with the probability sigmoid(slope * logit(p) + offset). */
  private static ScoredCases drawn(long seed, int n, double slope, double offset) {
    Random random = new Random(seed);
    double[] scores = new double[n];
    boolean[] positives = new boolean[n];
    PlattScaling truth = new PlattScaling(slope, offset);
    for (int i = 0; i < n; i++) {
      scores[i] = 0.02 + 0.96 * random.nextDouble();
      positives[i] = random.nextDouble() < truth.calibrated(scores[i]);
    }
    return ScoredCases.ofIndependent(scores, positives);
  }

  @Property(tries = 100)
  void binsHoldEveryCaseOnceAndAgreeWithBruteForce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int n) {
    ScoredCases cases = drawn(seed, n, 1, 0);
    Reliability reliability = Reliability.of(cases, 10).orElseThrow();
    assertEquals(n, reliability.bins().stream().mapToInt(Reliability.Bin::cases).sum());
    assertTrue(reliability.bins().size() <= 10);
    double brier = 0;
    for (int i = 0; i < n; i++) {
      brier += Math.pow(cases.score(i) - (cases.positive(i) ? 1 : 0), 2) / n;
    }
    assertEquals(brier, reliability.brier(), 1e-9);
    double last = -1;
    for (Reliability.Bin bin : reliability.bins()) {
      assertTrue(bin.meanProbability() > last, "bins go up");
      assertTrue(bin.interval().contains(bin.observed()));
      last = bin.meanProbability();
    }
  }

  @Test
  void equalProbabilitiesShareABin() {
    ScoredCases cases =
        ScoredCases.ofIndependent(
            new double[] {0.3, 0.3, 0.3, 0.3}, new boolean[] {true, false, false, false});
    Reliability reliability = Reliability.of(cases, 4).orElseThrow();
    assertEquals(1, reliability.bins().size());
    assertEquals(0.05, reliability.expectedCalibrationError(), 1e-12);
  }

  @Test
  void noCaseHasNoReliabilityAndNoProbabilityIsRefused() {
    assertEquals(
        Optional.empty(),
        Reliability.of(ScoredCases.ofIndependent(new double[0], new boolean[0]), 5));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Reliability.of(ScoredCases.ofIndependent(new double[] {1.5}, new boolean[] {true}), 5));
  }

  @Test
  void scalingFindsTheTruthThatTheCasesWereDrawnFrom() {
    PlattScaling found = PlattScaling.fit(drawn(3, 20_000, 0.6, -0.8)).orElseThrow();
    assertEquals(0.6, found.slope(), 0.05);
    assertEquals(-0.8, found.offset(), 0.05);
  }

  @Property(tries = 60)
  void scalingMakesReliabilityBetterOnManyCases(@ForAll long seed) {
    ScoredCases cases = drawn(seed, 3_000, 0.4, -1);
    PlattScaling scaling = PlattScaling.fit(cases).orElseThrow();
    double[] scores = new double[cases.size()];
    boolean[] positives = new boolean[cases.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scaling.calibrated(cases.score(i));
      positives[i] = cases.positive(i);
      assertTrue(i == 0 || scores[i] <= scores[i - 1], "order is kept");
    }
    double before = Reliability.of(cases, 10).orElseThrow().brier();
    double after =
        Reliability.of(ScoredCases.ofIndependent(scores, positives), 10).orElseThrow().brier();
    assertTrue(after < before, after + " is not below " + before);
  }

  @Property(tries = 100)
  void scalingStaysFiniteOnFewAndSeparableCases(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int n) {
    Random random = new Random(seed);
    double[] scores = new double[n];
    boolean[] positives = new boolean[n];
    for (int i = 0; i < n; i++) {
      positives[i] = i % 2 == 0;
      scores[i] = positives[i] ? 1 : random.nextInt(2) * 0.4;
    }
    PlattScaling.fit(ScoredCases.ofIndependent(scores, positives))
        .ifPresent(
            s -> {
              assertTrue(Double.isFinite(s.slope()) && Double.isFinite(s.offset()));
              assertTrue(s.calibrated(0) >= 0 && s.calibrated(1) <= 1);
            });
  }

  @Test
  void oneClassAloneCannotBeScaled() {
    assertEquals(
        Optional.empty(),
        PlattScaling.fit(
            ScoredCases.ofIndependent(new double[] {0.2, 0.4}, new boolean[] {true, true})));
  }
}
