package org.gennas.cli.text;

import java.util.Locale;
import java.util.Optional;
import org.gennas.evaluation.Interval;

/** Numbers as the terminal writes them; what is not defined says so. */
public final class Figures {
  public static final String UNDEFINED = "undefined";

  private Figures() {}

  public static String score(Optional<Double> score) {
    return score.map(s -> String.format(Locale.ROOT, "%.3f", s)).orElse(UNDEFINED);
  }

  /** Such as "[0.801, 0.874]", or nothing. */
  public static String interval(Optional<Interval> interval) {
    return interval
        .map(i -> String.format(Locale.ROOT, "[%.3f, %.3f]", i.low(), i.high()))
        .orElse("");
  }

  /** Such as "1.32 M". */
  public static String count(long count) {
    if (count < 10_000) {
      return Long.toString(count);
    } else if (count < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f k", count / 1e3);
    } else if (count < 1_000_000_000L) {
      return String.format(Locale.ROOT, "%.2f M", count / 1e6);
    }
    return String.format(Locale.ROOT, "%.2f G", count / 1e9);
  }

  /** Such as "12.3 MiB". */
  public static String bytes(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " B";
    } else if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
    } else if (bytes < 1L << 30) {
      return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }
    return String.format(Locale.ROOT, "%.1f GiB", bytes / 1073741824.0);
  }
}
