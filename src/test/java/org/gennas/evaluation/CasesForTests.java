package org.gennas.evaluation;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Makes scored cases: small ones with many ties for the algebra, large simulated ones for the
 * statistics.
 */
final class CasesForTests extends DomainContextBase {

  /** Up to 60 cases with scores on a coarse grid, so that ties and single classes are common. */
  @Provide
  Arbitrary<ScoredCases> cases() {
    Arbitrary<Integer> size = Arbitraries.integers().between(0, 60);
    return size.flatMap(
        n ->
            Combinators.combine(
                    Arbitraries.integers().between(-8, 8).array(int[].class).ofSize(n),
                    Arbitraries.of(true, false).array(boolean[].class).ofSize(n),
                    Arbitraries.integers().between(1, 20).array(int[].class).ofSize(n))
                .as(CasesForTests::onGrid));
  }

  static ScoredCases mapped(ScoredCases cases, DoubleUnaryOperator f) {
    double[] scores = new double[cases.size()];
    boolean[] positives = new boolean[cases.size()];
    int[] patients = new int[cases.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = f.applyAsDouble(cases.score(i));
      positives[i] = cases.positive(i);
      patients[i] = cases.patient(i);
    }
    return ScoredCases.of(scores, positives, patients);
  }

  /**
   * Normal scores, shifted up for positives, with a share of the noise common to all images of a
   * patient.
   *
   * @param perPatient images of each patient, all with the same label
   */
  static ScoredCases simulated(
      int size, int perPatient, double prevalence, double shift, double shared, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[size];
    boolean[] positives = new boolean[size];
    int[] patients = new int[size];
    double common = 0;
    boolean positive = false;
    for (int i = 0; i < size; i++) {
      if (i % perPatient == 0) {
        common = random.nextGaussian();
        positive = random.nextDouble() < prevalence;
      }
      patients[i] = i / perPatient;
      positives[i] = positive;
      scores[i] =
          (positive ? shift : 0)
              + Math.sqrt(shared) * common
              + Math.sqrt(1 - shared) * random.nextGaussian();
    }
    return ScoredCases.of(scores, positives, patients);
  }

  private static ScoredCases onGrid(int[] grid, boolean[] positives, int[] patients) {
    double[] scores = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      scores[i] = grid[i] / 4.0;
    }
    return ScoredCases.of(scores, positives, patients);
  }
}
