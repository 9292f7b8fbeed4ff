package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Thresholds and what they lead to. */
@Domain(CasesForTests.class)
@Domain(DomainContext.Global.class)
class OperatingPointTest {
  private static final double EXACT = 1e-12;

  @Property
  void every_case_is_counted_once(
      @ForAll ScoredCases cases, @ForAll @DoubleRange(min = -3, max = 3) double threshold) {
    Confusion c = Confusion.at(cases, threshold);
    assertEquals(cases.positives(), c.truePositives() + c.falseNegatives());
    assertEquals(cases.negatives(), c.falsePositives() + c.trueNegatives());
  }

  @Property
  void no_threshold_beats_youdens(@ForAll ScoredCases cases) {
    assertEquals(cases.hasBothClasses(), OperatingPoint.youden(cases).isPresent());
    OperatingPoint.youden(cases)
        .ifPresent(
            best -> {
              assertEquals(Confusion.at(cases, best.threshold()), best.confusion());
              for (int i = 0; i < cases.size(); i++) {
                assertTrue(
                    sum(Confusion.at(cases, cases.score(i))) <= sum(best.confusion()) + EXACT);
              }
            });
  }

  @Property
  void the_asked_sensitivity_is_reached_at_the_highest_possible_threshold(
      @ForAll ScoredCases cases, @ForAll @DoubleRange(min = 0.05, max = 1) double floor) {
    assertEquals(
        cases.positives() > 0, OperatingPoint.sensitivityAtLeast(cases, floor).isPresent());
    OperatingPoint.sensitivityAtLeast(cases, floor)
        .ifPresent(
            point -> {
              assertEquals(Confusion.at(cases, point.threshold()), point.confusion());
              assertTrue(point.confusion().sensitivity().getAsDouble() >= floor);
              Confusion stricter = Confusion.at(cases, Math.nextUp(point.threshold()));
              assertTrue(stricter.sensitivity().getAsDouble() < floor);
            });
  }

  @Property
  void predictive_values_at_the_cases_own_prevalence_are_the_counted_ones(
      @ForAll ScoredCases cases, @ForAll @DoubleRange(min = -3, max = 3) double threshold) {
    if (cases.hasBothClasses()) {
      Confusion c = Confusion.at(cases, threshold);
      double prevalence = cases.prevalence().getAsDouble();
      assertSame(c.ppv(), c.ppvAt(prevalence));
      assertSame(c.npv(), c.npvAt(prevalence));
    }
  }

  @Test
  void shares_without_a_case_are_undefined() {
    Confusion none = new Confusion(0, 0, 3, 0);
    assertEquals(0, none.sensitivity().getAsDouble());
    assertTrue(none.specificity().isEmpty());
    assertTrue(none.ppv().isEmpty());
    assertEquals(0, none.npv().getAsDouble());
    assertTrue(none.ppvAt(0.1).isEmpty());
  }

  @Test
  void predictive_values_at_a_stated_prevalence_follow_bayes() {
    Confusion c = new Confusion(90, 20, 10, 80);
    assertEquals(0.9 * 0.01 / (0.9 * 0.01 + 0.2 * 0.99), c.ppvAt(0.01).getAsDouble(), EXACT);
    assertEquals(0.8 * 0.99 / (0.8 * 0.99 + 0.1 * 0.01), c.npvAt(0.01).getAsDouble(), EXACT);
    assertThrows(IllegalArgumentException.class, () -> c.ppvAt(1.2));
  }

  @Test
  void a_mean_says_over_how_many_it_was_taken() {
    MeanOfDefined mean =
        MeanOfDefined.of(
            List.of(OptionalDouble.of(0.8), OptionalDouble.empty(), OptionalDouble.of(0.9)));
    assertEquals(0.85, mean.mean().getAsDouble(), EXACT);
    assertEquals(2, mean.defined());
    assertEquals(3, mean.total());
    assertTrue(!mean.complete());
    assertTrue(MeanOfDefined.of(List.of(OptionalDouble.empty())).mean().isEmpty());
  }

  private static double sum(Confusion c) {
    return c.sensitivity().getAsDouble() + c.specificity().getAsDouble();
  }

  private static void assertSame(OptionalDouble expected, OptionalDouble actual) {
    assertEquals(expected.isPresent(), actual.isPresent());
    if (expected.isPresent()) {
      assertEquals(expected.getAsDouble(), actual.getAsDouble(), EXACT);
    }
  }
}
