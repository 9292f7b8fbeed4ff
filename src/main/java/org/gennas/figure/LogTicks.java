package org.gennas.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values along a logarithmic axis: powers of ten, and 2 and 5 times them where they fit. */
public final class LogTicks {
  private static final double SLACK = 1e-9;

  /** So many pixels a decade have room for three ticks. */
  private static final double ROOMY = 84;

  private LogTicks() {}

  /**
   * The ticks of an axis.
   *
   * @param floor where it begins, above 0
   * @param high where it ends, more than {@code floor}
   * @param height of the axis, px
   * @param exact whether the floor is a value of its own; else it stands for all that is smaller,
   *     and is named 0
   */
  public static List<Tick> within(double floor, double high, double height, boolean exact) {
    double from = Math.log10(floor);
    double to = Math.log10(high);
    double pxPerDecade = height / (to - from);
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(floor, exact ? text(floor) : "0"));
    for (int power = (int) Math.floor(from + SLACK); power <= to; power++) {
      for (int digit : pxPerDecade >= ROOMY ? new int[] {1, 2, 5} : new int[] {1}) {
        double value = digit * Math.pow(10, power);
        // what lies next to the 0 cannot be told from it
        boolean apart = exact || Math.log10(value) > from + 0.5;
        if (Math.log10(value) > from + SLACK && Math.log10(value) <= to + SLACK && apart) {
          ticks.add(new Tick(value, text(value)));
        }
      }
    }
    return List.copyOf(ticks);
  }

  private static String text(double value) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(value) - SLACK));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
