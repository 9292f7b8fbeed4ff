package org.gennas.ui.text;

import java.util.Locale;

/** Counts as people read them: 1.91 M, 131 M, 0. */
public final class Magnitude {
  private static final double THOUSAND = 1_000;
  private static final String[] UNITS = {"", " k", " M", " G", " T"};

  private Magnitude() {}

  /** A count short enough for a narrow column: 3.6 M, 59 M, 131 M. */
  public static String brief(long count) {
    return print(count, 9.95, Double.NEGATIVE_INFINITY);
  }

  /** A count with three significant digits and k, M, G or T. Below 1000 the count itself. */
  public static String of(long count) {
    return print(count, 99.95, 9.995);
  }

  private static String print(long count, double noDecimalsFrom, double oneDecimalFrom) {
    double size = Math.abs((double) count);
    int unit = 0;
    // 999.5 would be printed as 1000
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= THOUSAND;
      unit++;
    }
    int decimals = unit == 0 || size >= noDecimalsFrom ? 0 : size >= oneDecimalFrom ? 1 : 2;
    String sign = count < 0 ? "\u2212" : "";
    return sign + String.format(Locale.ROOT, "%." + decimals + "f", size) + UNITS[unit];
  }
}
