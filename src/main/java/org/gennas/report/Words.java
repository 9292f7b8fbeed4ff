package org.gennas.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.PairedDifference;

/** Numbers and times as a report writes them, the same in every locale and time zone. */
final class Words {
  /** Stands for a number that does not exist, as the AUC of a finding with one class only. */
  static final String UNDEFINED = "undefined";

  /** Stands where nothing was recorded. */
  static final String NONE = "–";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String score(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String score(Optional<Double> value) {
    return value.map(Words::score).orElse(UNDEFINED);
  }

  /** Such as "0.866–0.874". */
  static String range(Interval interval) {
    return score(interval.low()) + "–" + score(interval.high());
  }

  /** Such as "95% CI 0.866–0.874". */
  static String interval(Interval interval) {
    return level(interval.level()) + " CI " + range(interval);
  }

  /** Such as "+0.012 (95% CI +0.003 to +0.021, p = 0.008)". */
  static String difference(PairedDifference difference) {
    String interval =
        difference
            .interval()
            .map(
                i ->
                    String.format(
                        Locale.ROOT, "%s CI %+.3f to %+.3f", level(i.level()), i.low(), i.high()))
            .orElse("no interval");
    String p =
        difference.p().isEmpty()
            ? ""
            : difference.p().getAsDouble() < 0.001
                ? ", p < 0.001"
                : String.format(Locale.ROOT, ", p = %.3f", difference.p().getAsDouble());
    return String.format(Locale.ROOT, "%+.3f (%s%s)", difference.difference(), interval, p);
  }

  static String level(double level) {
    return plain(100 * level, 1) + "%";
  }

  static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble())
        : UNDEFINED;
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Such as "1 image" or "3 images". */
  static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  /** Such as 1.91 M or 47.3 M or 0.97 G. */
  static String large(long n) {
    if (n >= 500_000_000L) {
      return String.format(Locale.ROOT, "%.2f G", n / 1e9);
    }
    if (n >= 10_000_000L) {
      return String.format(Locale.ROOT, "%.1f M", n / 1e6);
    }
    return n >= 100_000
        ? String.format(Locale.ROOT, "%.2f M", n / 1e6)
        : String.format(Locale.ROOT, "%,d", n);
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** Energy from watt-hours. */
  static String energy(double wattHours) {
    return wattHours >= 1000
        ? String.format(Locale.ROOT, "%.2f kWh", wattHours / 1000)
        : String.format(Locale.ROOT, "%.1f Wh", wattHours);
  }

  /** At most {@code decimals} digits behind the point, without idle zeros. */
  static String plain(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
