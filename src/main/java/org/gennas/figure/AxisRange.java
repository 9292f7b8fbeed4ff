package org.gennas.figure;

/**
 * The cut of an axis that holds some values: its ends lie on half steps of its ticks, so that a
 * growing curve does not make the axis tremble.
 *
 * @param low start of the axis
 * @param high end of the axis, more than {@code low}
 * @param ticks the round values inside
 */
public record AxisRange(double low, double high, AxisTicks ticks) {
  private static final double LEAST_SPAN = 1e-6;
  private static final int READABLE_STEPS = 10;

  /**
   * An axis that holds a range.
   *
   * @param least smallest value shown, finite
   * @param most largest value shown, finite, at least {@code least}
   * @param wanted about how many ticks, at least 1
   */
  public static AxisRange holding(double least, double most, int wanted) {
    double span = Math.max(most - least, Math.max(Math.abs(most), 1) * LEAST_SPAN);
    double middle = (least + most) / 2;
    double from = Math.min(least, middle - span / 2);
    double to = Math.max(most, middle + span / 2);
    double half = AxisTicks.within(from, to, wanted).step() / 2;
    double low = Math.min(from, Math.floor(from / half) * half);
    double high = Math.max(to, Math.ceil(to / half) * half);
    return fixed(low, high, wanted);
  }

  /**
   * An axis that holds a range, however narrow, and shows no more decimals than are read.
   *
   * @param decimals of the values as printed
   */
  public static AxisRange holding(double least, double most, int wanted, int decimals) {
    double missing = Math.max(0, READABLE_STEPS * Math.pow(10, -decimals) - (most - least));
    return holding(least - missing / 2, most + missing / 2, wanted);
  }

  /** An axis with given ends. */
  public static AxisRange fixed(double low, double high, int wanted) {
    return new AxisRange(low, high, AxisTicks.within(low, high, wanted));
  }

  /** An axis with given ends that counts. */
  public static AxisRange whole(double low, double high, int wanted) {
    return new AxisRange(low, high, AxisTicks.whole(low, high, wanted));
  }

  /** The axis on the screen. */
  public LinearScale scale(double from, double to) {
    return new LinearScale(low, high, from, to);
  }
}
