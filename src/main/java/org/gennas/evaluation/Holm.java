package org.gennas.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of several tests so that the chance of even one false alarm among all of
 * them stays at the level that each is read at (Holm, Scandinavian Journal of Statistics 6, 1979).
 * Holds whatever the tests have in common.
 */
public final class Holm {
  private Holm() {}

  /**
   * The adjusted p-values, in the order given: none below the raw one, none above 1, and in the
   * same order of size. A test that is not defined is no test: it stays empty and does not count.
   *
   * @param raw p-values, 0..1
   */
  public static List<OptionalDouble> adjusted(List<OptionalDouble> raw) {
    OptionalDouble[] adjusted = raw.toArray(new OptionalDouble[0]);
    int[] order =
        IntStream.range(0, adjusted.length)
            .filter(i -> adjusted[i].isPresent())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> adjusted[i].getAsDouble()))
            .mapToInt(Integer::intValue)
            .toArray();
    double least = 0;
    for (int k = 0; k < order.length; k++) {
      double scaled = (order.length - k) * adjusted[order[k]].getAsDouble();
      least = Math.max(least, Math.min(1, scaled));
      adjusted[order[k]] = OptionalDouble.of(least);
    }
    return Arrays.asList(adjusted);
  }
}
