package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.gennas.evaluation.StandardNormal;
import org.gennas.study.config.SecondObjective;

/** The closed forms against what they stand for: areas, and averages over many draws. */
class ParetoImprovementTest {
  private static final List<String> CODES =
      List.of("00000000", "10000000", "11110000", "11112111", "22122121", "22222222");
  private static final double[] LOG_ERRORS = {-0.9, -1.3, -1.2, -1.9, -2.05, -2.0};

  private static final StrategyInput ONE = situation(Optional.empty());
  private static final StrategyInput TWO = situation(Optional.of(SecondObjective.MACS));

  private static StrategyInput situation(Optional<SecondObjective> objective) {
    double[] scores = Arrays.stream(LOG_ERRORS).map(LogError::score).toArray();
    return ChestSituations.of(objective, CODES, scores);
  }

  private static List<Candidate> some(StrategyInput situation, long seed, int count) {
    Random random = new Random(seed);
    List<Candidate> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(situation.pool().all().get(random.nextInt(situation.pool().all().size())));
    }
    return some;
  }

  @Example
  void with_one_objective_the_gain_is_how_far_the_best_is_passed() {
    StrategyInput situation = ONE;
    ParetoImprovement front = ParetoImprovement.of(situation, LOG_ERRORS);
    Candidate any = situation.left().get(0);
    assertEquals(0.25, front.gain(any, -2.3), 1e-12);
    assertEquals(0, front.gain(any, -2.05), 1e-12);
    assertEquals(0, front.gain(any, -0.1), 1e-12);
  }

  @Property(tries = 200)
  void with_one_objective_the_expectation_is_expected_improvement(
      @ForAll @DoubleRange(min = -4, max = 1) double mean,
      @ForAll @DoubleRange(min = 0.01, max = 2) double deviation) {
    StrategyInput situation = ONE;
    double z = (-2.05 - mean) / deviation;
    double expected =
        (-2.05 - mean) * StandardNormal.cumulative(z) + deviation * StandardNormal.density(z);
    double gain =
        ParetoImprovement.of(situation, LOG_ERRORS)
            .expectedGain(situation.left().get(0), mean, deviation);
    assertEquals(expected, gain, 1e-12);
  }

  @Example
  void the_expectation_is_the_average_over_many_draws() {
    for (StrategyInput situation : List.of(ONE, TWO)) {
      ParetoImprovement front = ParetoImprovement.of(situation, LOG_ERRORS);
      Random random = new Random(17);
      for (Candidate candidate : some(situation, 3, 12)) {
        double mean = -2.6 + 1.5 * random.nextDouble();
        double deviation = 0.1 + random.nextDouble();
        int draws = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
          double gain = front.gain(candidate, mean + deviation * random.nextGaussian());
          sum += gain;
          squares += gain * gain;
        }
        double average = sum / draws;
        double error = Math.sqrt(Math.max(squares / draws - average * average, 0) / draws);
        assertEquals(average, front.expectedGain(candidate, mean, deviation), 5 * error + 1e-9);
      }
    }
  }

  @Example
  void with_two_objectives_the_gain_is_the_area_that_is_added() {
    StrategyInput situation = TWO;
    ParetoImprovement front = ParetoImprovement.of(situation, LOG_ERRORS);
    CostScale size = CostScale.of(situation).orElseThrow();
    for (Candidate candidate : some(situation, 5, 20)) {
      double logError = -0.5 - 2 * (candidate.cost().macs() % 1000) / 1000.0;
      assertEquals(
          area(situation, size, Optional.of(candidate), logError)
              - area(situation, size, Optional.empty(), 0),
          front.gain(candidate, logError),
          2e-4);
    }
  }

  /** By counting columns: what is dominated between the worst log-error and each column's best. */
  private static double area(
      StrategyInput situation, CostScale size, Optional<Candidate> more, double logError) {
    int columns = 20_000;
    double area = 0;
    for (int i = 0; i < columns; i++) {
      double at = (i + 0.5) / columns;
      double level = Arrays.stream(LOG_ERRORS).max().orElseThrow();
      for (int t = 0; t < LOG_ERRORS.length; t++) {
        if (size.of(situation.trained().get(t).candidate()) <= at) {
          level = Math.min(level, LOG_ERRORS[t]);
        }
      }
      if (more.isPresent() && size.of(more.get()) <= at) {
        level = Math.min(level, logError);
      }
      area -= level / columns;
    }
    return area;
  }

  @Property(tries = 300)
  void a_gain_is_never_negative_and_grows_with_better_expectations_and_with_uncertainty(
      @ForAll boolean two,
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @DoubleRange(min = -3, max = 3) double mean,
      @ForAll @DoubleRange(min = 0, max = 1.5) double deviation) {
    StrategyInput situation = two ? TWO : ONE;
    ParetoImprovement front = ParetoImprovement.of(situation, LOG_ERRORS);
    Candidate candidate = some(situation, seed, 1).get(0);
    double gain = front.expectedGain(candidate, mean, deviation);
    assertTrue(gain >= 0, () -> "negative: " + gain);
    assertTrue(front.expectedGain(candidate, mean - 0.1, deviation) >= gain - 1e-12);
    assertTrue(front.expectedGain(candidate, mean, deviation + 0.1) >= gain - 1e-12);
    assertTrue(front.gain(candidate, mean - 0.1) >= front.gain(candidate, mean));
  }

  @Example
  void where_nothing_is_added_the_best_is_the_lowest() {
    StrategyInput situation = situation(Optional.of(SecondObjective.PARAMS));
    ParetoImprovement front = ParetoImprovement.of(situation, LOG_ERRORS);
    Candidate wanted = ChestSituations.candidate(situation, "22222221");
    assertEquals(wanted, front.best(situation.left(), c -> c.equals(wanted) ? 0.5 : 1));
  }
}
