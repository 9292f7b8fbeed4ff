package org.gennas.figure;

/**
 * Values to pixels and back, along one axis.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, not equal to {@code low}
 * @param from pixel of {@code low}
 * @param to pixel of {@code high}; less than {@code from} on an axis that points up
 */
public record LinearScale(double low, double high, double from, double to) implements Scale {
  public LinearScale {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low == high) {
      throw new IllegalArgumentException("A scale needs two values, not " + low + " and " + high);
    }
  }

  /** The pixel of a value; beyond the ends for values outside. */
  @Override
  public double px(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** The value at a pixel. */
  public double value(double px) {
    return low + (px - from) / (to - from) * (high - low);
  }
}
