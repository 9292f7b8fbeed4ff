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
}
