package org.gennas.common;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Bytes and time spans as people read them, the same in every language. */
public final class NumberFormats {
  private static final double MILLIS = 1e3;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int KIBI = 1024;
  private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private NumberFormats() {}

  /** Bytes in binary units, such as "14.2 GiB" or "512 MiB". */
  public static String bytes(long bytes) {
    return scaled(bytes, unit(bytes)) + " " + BYTES.get(unit(bytes));
  }

  /** A part of a whole in the whole's unit, such as "14.2 / 24 GiB". */
  public static String bytes(long part, long whole) {
    int unit = unit(whole);
    return scaled(part, unit) + " / " + scaled(whole, unit) + " " + BYTES.get(unit);
  }

  /** The next unit begins at 1000 of one, so that no number has four digits. */
  private static int unit(long bytes) {
    int unit = 0;
    for (double left = bytes; left >= 1000 && unit < BYTES.size() - 1; left /= KIBI) {
      unit++;
    }
    return unit;
  }

  private static String scaled(long bytes, int unit) {
    double value = bytes / Math.pow(KIBI, unit);
    boolean whole = unit == 0 || value >= 100 || Math.abs(value - Math.rint(value)) < 0.05;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
  }

  /** The two leading units of a time span, such as "17 h 06 min" or "42 s". */
  public static String duration(Duration span) {
    long seconds = Math.max(0, Math.round(span.toMillis() / MILLIS));
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / MINUTE, seconds % MINUTE);
    }
    if (seconds < DAY) {
      return String.format(Locale.ROOT, "%d h %02d min", seconds / HOUR, seconds / MINUTE % MINUTE);
    }
    return String.format(Locale.ROOT, "%d d %d h", seconds / DAY, seconds % DAY / HOUR);
  }

  /** As {@link #duration(Duration)}, of seconds. */
  public static String duration(double seconds) {
    return duration(Duration.ofMillis(Math.round(seconds * MILLIS)));
  }

  /** A time span for a narrow column: "42 s", "33 min", "1 h 23". */
  public static String briefDuration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    long minutes = Math.round(seconds / MINUTE);
    return minutes < MINUTE
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d", minutes / MINUTE, minutes % MINUTE);
  }
}
