package org.gennas.ui.control;

import java.util.List;
import org.gennas.figure.AxisTicks;

/**
 * The scale that the rows of a leaderboard share.
 *
 * @param low value at the left edge
 * @param high value at the right edge, more than {@code low}
 */
public record IntervalScale(double low, double high) {
  private static final double MARGIN = 0.06;
  private static final int TICKS = 4;

  public IntervalScale {
    if (!(high > low)) {
      throw new IllegalArgumentException("A scale needs high > low, not " + low + " to " + high);
    }
  }

  /** A scale that holds the values with a little room; NaN is passed over. */
  public static IntervalScale holding(List<Double> values) {
    double low = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(1);
    double room = high > low ? (high - low) * MARGIN : 0.005;
    return new IntervalScale(low - room, high + room);
  }

  /** Where a value lies, 0 at the left edge and 1 at the right one. */
  public double fraction(double value) {
    return (value - low) / (high - low);
  }

  /** Round values to mark. */
  public AxisTicks ticks() {
    return AxisTicks.within(low, high, TICKS);
  }
}
