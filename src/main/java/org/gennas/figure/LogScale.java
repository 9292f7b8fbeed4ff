package org.gennas.figure;

/**
 * Values to pixels along a logarithmic axis.
 *
 * @param floor value at {@code from}, above 0; smaller values lie there
 * @param far value at {@code to}, more than {@code floor}
 * @param from pixel of {@code floor}
 * @param to pixel of {@code far}
 */
public record LogScale(double floor, double far, double from, double to) implements Scale {
  public LogScale {
    if (!(floor > 0) || !(far > floor) || !Double.isFinite(far)) {
      throw new IllegalArgumentException(
          "A logarithmic scale needs 0 < floor < far, not " + floor + " and " + far);
    }
  }

  @Override
  public double px(double value) {
    double share = Math.log(Math.max(value, floor) / floor) / Math.log(far / floor);
    return from + share * (to - from);
  }
}
