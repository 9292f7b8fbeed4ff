package org.gennas.ui.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers as the window prints them, the same in every language. */
public final class Quantities {
  private static final double MS_PER_S = 1e3;
  private static final List<String> BYTES = List.of("B", "KB", "MB", "GB", "TB");

  private Quantities() {}

  /** A whole number with thousands set off, such as "7,448". */
  public static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** An AUC, three decimals. */
  public static String auc(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A difference of AUCs with its sign, such as "+0.003"; the minus is a real one. */
  public static String gain(double value) {
    String digits = auc(Math.abs(value));
    if (digits.equals("0.000")) {
      return "±0.000";
    }
    return (value < 0 ? "−" : "+") + digits;
  }

  /**
   * A difference of AUCs in thousandths with its sign, such as "+3"; "±0" where it rounds to that.
   */
  public static String thousandths(double value) {
    long rounded = Math.round(1000 * Math.abs(value));
    return rounded == 0 ? "±0" : (value < 0 ? "−" : "+") + rounded;
  }

  /** Images a second, such as "1,127" or "8.4". */
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
  }

  /** Bytes, such as "14.2 GB". */
  public static String bytes(long bytes) {
    return scaled(bytes, unit(bytes)) + " " + BYTES.get(unit(bytes));
  }

  /** A part of a whole in the whole's unit, such as "14.2 / 24 GB". */
  public static String bytes(long part, long whole) {
    int unit = unit(whole);
    return scaled(part, unit) + " / " + scaled(whole, unit) + " " + BYTES.get(unit);
  }

  private static int unit(long bytes) {
    int unit = 0;
    for (double left = bytes; left >= 1000 && unit < BYTES.size() - 1; left /= 1024) {
      unit++;
    }
    return unit;
  }

  private static String scaled(long bytes, int unit) {
    double value = bytes / Math.pow(1024, unit);
    boolean whole = unit == 0 || value >= 100 || Math.abs(value - Math.rint(value)) < 0.05;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
  }

  /** The two leading units of a time span, such as "17 h 06 min" or "42 s". */
  public static String time(Duration span) {
    long seconds = Math.max(0, Math.round(span.toMillis() / MS_PER_S));
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    if (seconds < 24 * 3600) {
      return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
    return String.format(Locale.ROOT, "%d d %d h", seconds / 86400, seconds / 3600 % 24);
  }
}
