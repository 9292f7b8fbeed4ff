package org.gennas.search.plan;

import java.util.Arrays;
import java.util.List;

/** When devices become free that take one training after the other; immutable. */
final class Rounds {
  private final double[] free;

  private Rounds(double[] free) {
    this.free = free;
  }

  /**
   * @param open seconds that trainings need which have begun or wait, in the order of their start
   */
  static Rounds of(int devices, List<Double> open) {
    double[] free = new double[devices];
    for (double seconds : open) {
      free[first(free)] += seconds;
    }
    return new Rounds(free);
  }

  /**
   * With more trainings of the same length, each on the device that is free first.
   *
   * @param trainings 0 or more; a part of one is so much shorter
   */
  Rounds with(double trainings, double seconds) {
    double[] later = free.clone();
    int whole = (int) trainings;
    int full = Math.max(0, whole / later.length - 1);
    for (int i = 0; i < later.length; i++) {
      later[i] += full * seconds;
    }
    for (int i = full * later.length; i < whole; i++) {
      later[first(later)] += seconds;
    }
    later[first(later)] += (trainings - whole) * seconds;
    return new Rounds(later);
  }

  private static int first(double[] times) {
    int first = 0;
    for (int i = 1; i < times.length; i++) {
      first = times[i] < times[first] ? i : first;
    }
    return first;
  }

  /** When the last is free. */
  double last() {
    return Arrays.stream(free).max().orElse(0);
  }
}
