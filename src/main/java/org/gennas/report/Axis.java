package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis with round ticks.
 *
 * @param low value at its beginning
 * @param high value at its end, above {@code low}
 * @param step distance of the ticks; {@code low} need not be one
 * @param decimals digits behind the point of a tick's label
 * @param title empty: none
 */
record Axis(double low, double high, double step, int decimals, String title) {
  /** From 0 to 1 in steps of 0.2. */
  static Axis unit(String title) {
    return new Axis(0, 1, 0.2, 1, title);
  }

  /** From {@code low} to {@code high} exactly, with about {@code ticks} round ticks. */
  static Axis exact(double low, double high, int ticks, String title) {
    double end = high > low ? high : low + 1;
    double step = roundStep((end - low) / ticks);
    return new Axis(low, end, step, decimalsOf(step), title);
  }

  /** Widened to round ticks, about {@code ticks} of them. */
  static Axis round(double low, double high, int ticks, String title) {
    double width = high - low > 1e-9 ? high - low : Math.max(1e-2, Math.abs(low) * 0.1);
    double step = roundStep(width / ticks);
    double from = Math.floor(low / step + 1e-9) * step;
    double to = Math.ceil((low + width) / step - 1e-9) * step;
    return new Axis(from, to, step, decimalsOf(step), title);
  }

  /** Whole numbers only, as for epochs. */
  static Axis whole(int low, int high, int ticks, String title) {
    int end = Math.max(low + 1, high);
    double step = Math.max(1, roundStep((end - low) / (double) ticks));
    return new Axis(low, end, step, 0, title);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step - 1e-9) * step;
    for (int i = 0; first + i * step <= high + step * 1e-6; i++) {
      ticks.add(first + i * step);
    }
    return ticks;
  }

  String label(double tick) {
    return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
  }

  /** Where a value lies: 0 at the beginning, 1 at the end. */
  double place(double value) {
    return (value - low) / (high - low);
  }

  /** The next of 1, 2, 5 times a power of ten. */
  private static double roundStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
  }

  private static int decimalsOf(double step) {
    return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  }
}
