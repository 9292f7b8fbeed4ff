package org.gennas.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.PairedDifference;

/** The result of the comparison with the baselines, in English sentences. */
public final class BaselineText {
  private BaselineText() {}

  /** What a reader must know first: which baselines are not beaten; empty where all are. */
  public static Optional<String> warning(Comparison comparison) {
    List<String> sentences = new ArrayList<>();
    for (Difference difference : comparison.unbeaten()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "T-%02d is %s than %s: on the %s split the difference in mean AUC is %s.",
              comparison.trial(),
              difference.lost() ? "significantly worse" : "not significantly better",
              difference.kind().phrase(),
              difference.onTest() ? "test" : "validation",
              difference(difference.mean())));
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  /** The same where nothing is to be warned of. */
  public static String allBeaten(Comparison comparison) {
    return String.format(
        Locale.ROOT,
        "T-%02d is significantly better than every baseline on the %s split.",
        comparison.trial(),
        comparison.onTest() ? "test" : "validation");
  }

  /** Such as "+0.031 (95% CI -0.012 to +0.074)", or "undefined". */
  public static String difference(Optional<PairedDifference> difference) {
    return difference
        .map(
            d ->
                signed(d.difference())
                    + d.interval().map(i -> " (" + interval(i) + ")").orElse(", without interval"))
        .orElse("undefined");
  }

  /** Such as "95% CI -0.012 to +0.074". */
  public static String interval(Interval interval) {
    return String.format(
        Locale.ROOT,
        "%.0f%% CI %s to %s",
        100 * interval.level(),
        signed(interval.low()),
        signed(interval.high()));
  }

  /** With its sign, and no sign before what rounds to zero. */
  public static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.3f", value);
    return text.endsWith("0.000") ? "0.000" : text;
  }
}
