package org.gennas.evaluation;

/**
 * A confidence interval.
 *
 * @param low lower bound
 * @param high upper bound, not below the lower one
 * @param level confidence, strictly between 0 and 1 (0.95 for 95 %)
 * @param method how it was found, in words a reader of a report understands
 */
public record Interval(double low, double high, double level, String method) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("An interval from " + low + " to " + high + ".");
    }
    requireLevel(level);
  }

  /** Whether {@code value} lies in the interval, bounds included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Half of the width: what is written after a plus-minus sign. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "A confidence level lies between 0 and 1, not at " + level + ".");
    }
  }
}
