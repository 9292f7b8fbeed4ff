package org.gennas.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Round values along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values in rising order, none twice
 * @param step distance between two of them, more than 0
 */
public record AxisTicks(List<Double> values, double step) {
  private static final double[] ROUND = {1, 2, 5, 10};
  private static final double SLACK = 1e-9;
  private static final int MOST = 1_000;
  private static final double PX_PER_TICK = 24;

  public AxisTicks {
    values = List.copyOf(values);
  }

  /**
   * The round values inside a range.
   *
   * @param low start of the range
   * @param high end of the range; finite, more than {@code low}
   * @param wanted about how many, at least 1; there are at most twice as many and one
   */
  public static AxisTicks within(double low, double high, int wanted) {
    if (!Double.isFinite(low) || !Double.isFinite(high) || !(high > low) || wanted < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Ticks need a finite range with low < high and a positive number, not %s to %s and %d",
              low,
              high,
              wanted));
    }
    double step = roundStep((high - low) / wanted);
    return new AxisTicks(multiples(low, high, step), step);
  }

  /**
   * The whole values inside a range that has some, as for epochs.
   *
   * @param wanted about how many, at least 1
   */
  public static AxisTicks whole(double low, double high, int wanted) {
    double step = within(low, high, wanted).step();
    return step < 1 ? new AxisTicks(multiples(low, high, 1), 1) : within(low, high, wanted);
  }

  /** How many ticks have room on an upright axis of that height, px: 1 to {@code most}. */
  public static int fitting(double height, int most) {
    return (int) Math.max(1, Math.min(most, height / PX_PER_TICK));
  }

  private static double roundStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double best = ROUND[0];
    for (double candidate : ROUND) {
      if (Math.abs(Math.log(candidate * power / raw)) < Math.abs(Math.log(best * power / raw))) {
        best = candidate;
      }
    }
    return best * power;
  }

  private static List<Double> multiples(double low, double high, double step) {
    List<Double> found = new ArrayList<>();
    double slack = step * SLACK;
    double first = Math.ceil((low - slack) / step);
    for (int i = 0; i < MOST; i++) {
      double value = (first + i) * step;
      if (value > high + slack) {
        break;
      }
      // 3 * 0.1 is not 0.3: go by the decimal digits that the step has
      double clean = clean(value, step);
      if (found.isEmpty() || clean > found.get(found.size() - 1)) {
        found.add(clean);
      }
    }
    return found;
  }

  private static double clean(double value, double step) {
    int digits = digits(step) + 2;
    if (digits > 15 || Math.abs(value) / step > 1e12) {
      return value;
    }
    double scale = Math.pow(10, digits);
    double cleaned = Math.rint(value * scale) / scale;
    return cleaned == 0 ? 0 : cleaned;
  }

  /** The values with their texts. */
  public List<Tick> marks() {
    return IntStream.range(0, values.size())
        .mapToObj(i -> new Tick(values.get(i), label(i)))
        .toList();
  }

  /** Decimals that tell two neighbouring ticks apart, 0 or more. */
  public int decimals() {
    return digits(step);
  }

  private static int digits(double step) {
    double rounded = BigDecimal.valueOf(step).round(new java.math.MathContext(6)).doubleValue();
    return Math.max(0, BigDecimal.valueOf(rounded).stripTrailingZeros().scale());
  }

  /** The text of a tick, the same decimals for all. */
  public String label(int index) {
    return String.format(Locale.ROOT, "%." + Math.min(decimals(), 15) + "f", values.get(index));
  }
}
