package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** p-values of several tests at once. */
class HolmTest {

  @Property(tries = 300)
  void adjusted_values_are_never_below_the_raw_ones_and_keep_their_order(
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> raw) {
    List<OptionalDouble> adjusted =
        Holm.adjusted(raw.stream().map(p -> OptionalDouble.of(p)).toList());
    for (int i = 0; i < raw.size(); i++) {
      double p = adjusted.get(i).orElseThrow();
      assertTrue(p >= raw.get(i) && p <= 1 && p <= Math.max(raw.get(i), raw.size() * raw.get(i)));
      for (int j = 0; j < raw.size(); j++) {
        assertTrue(raw.get(i) > raw.get(j) || p <= adjusted.get(j).orElseThrow());
      }
    }
  }

  @Test
  void a_worked_example() {
    // 4 x 0.01, 3 x 0.02, 2 x 0.03, and the last is not below the one before
    assertEquals(of(0.04, 0.06, 0.06, 0.06), rounded(Holm.adjusted(of(0.01, 0.02, 0.03, 0.04))));
    assertEquals(of(0.06, 0.03, 0.06), rounded(Holm.adjusted(of(0.04, 0.01, 0.03))));
    assertEquals(of(1, 1), Holm.adjusted(of(0.6, 0.7)));
  }

  @Test
  void undefined_tests_do_not_count() {
    assertEquals(
        List.of(OptionalDouble.of(0.02), OptionalDouble.empty(), OptionalDouble.of(0.5)),
        Holm.adjusted(
            List.of(OptionalDouble.of(0.01), OptionalDouble.empty(), OptionalDouble.of(0.5))));
    assertEquals(List.of(), Holm.adjusted(List.of()));
  }

  private static List<OptionalDouble> of(double... p) {
    return Arrays.stream(p).mapToObj(OptionalDouble::of).toList();
  }

  private static List<OptionalDouble> rounded(List<OptionalDouble> p) {
    return of(
        p.stream()
            .flatMapToDouble(v -> DoubleStream.of(v.orElseThrow()))
            .map(v -> Math.rint(v * 1e9) / 1e9)
            .toArray());
  }
}
