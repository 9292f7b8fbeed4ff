package org.gennas.ui.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.gennas.common.NumberFormats;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** Numbers and sentences of the Compare screen. */
final class CompareText {
  static final String NONE = "–";

  private final Messages messages;

  CompareText(Messages messages) {
    this.messages = messages;
  }

  String get(String key) {
    return messages.get(key);
  }

  String format(String key, Object... arguments) {
    return messages.format(key, arguments);
  }

  /** A difference in thousandths with its sign, such as "−8.1"; the minus is a real one. */
  static String thousandths(double value) {
    String digits = String.format(Locale.ROOT, "%.1f", Math.abs(value) * 1000);
    return (digits.equals("0.0") ? "" : value < 0 ? "−" : "+") + digits;
  }

  /** Such as "−12.3 to −3.9", in thousandths. */
  String thousandths(Interval interval) {
    return messages.format(
        "compare.interval", thousandths(interval.low()), thousandths(interval.high()));
  }

  /** A p-value, such as "0.008", "&lt; 0.001" or "0.88". */
  static String p(OptionalDouble value) {
    if (value.isEmpty()) {
      return NONE;
    }
    double p = value.getAsDouble();
    if (p < 0.001) {
      return "< 0.001";
    }
    return String.format(Locale.ROOT, p < 0.0995 ? "%.3f" : "%.2f", p);
  }

  static String millions(double params) {
    return String.format(Locale.ROOT, "%.2f M", params / 1e6);
  }

  static String billions(double macs) {
    return String.format(Locale.ROOT, macs < 1e8 ? "%.3f G" : "%.2f G", macs / 1e9);
  }

  static String time(double seconds) {
    return NumberFormats.duration(seconds);
  }

  static String energy(double wattHours) {
    return wattHours >= 1000
        ? String.format(Locale.ROOT, "%.2f kWh", wattHours / 1000)
        : String.format(Locale.ROOT, wattHours >= 100 ? "%.0f Wh" : "%.1f Wh", wattHours);
  }

  String auc(Optional<Double> value) {
    return value.map(Quantities::auc).orElse(NONE);
  }

  /** The mean's tests in plain words, one clause a pair. */
  String verdict(Comparison comparison) {
    return comparison.pairs().orElse(List.of()).stream()
        .map(this::clause)
        .collect(Collectors.joining("; "));
  }

  private String clause(Comparison.Pair pair) {
    String reference = Letters.of(0);
    String other = Letters.of(pair.place());
    if (pair.mean().isEmpty() || pair.mean().get().adjusted().isEmpty()) {
      return messages.format("compare.verdict.unknown", reference, other);
    }
    Comparison.Test test = pair.mean().get();
    PairedDifference difference = test.difference();
    if (!test.standsOut()) {
      return messages.format("compare.verdict.alike", reference, other, p(test.adjusted()));
    }
    boolean ahead = difference.difference() > 0;
    return messages.format(
        "compare.verdict.ahead",
        ahead ? other : reference,
        ahead ? reference : other,
        String.format(Locale.ROOT, "%.4f", Math.abs(difference.difference())),
        p(test.adjusted()));
  }

  /** How far the seed alone moves a mean AUC, by the study's repeats; or that it is not known. */
  String seeds(StudyState state) {
    Map<Integer, List<Double>> repeats =
        state.repeats().stream()
            .filter(t -> t.auc().isPresent())
            .collect(
                Collectors.groupingBy(
                    t -> t.trial().repeats().orElseThrow(),
                    Collectors.mapping(CompareText::scored, Collectors.toList())));
    OptionalDouble widest =
        repeats.values().stream()
            .filter(scores -> scores.size() >= 2)
            .mapToDouble(CompareText::range)
            .max();
    return widest.isPresent()
        ? messages.format(
            "compare.seeds.known", String.format(Locale.ROOT, "%.4f", widest.getAsDouble()))
        : messages.get("compare.seeds.unknown");
  }

  private static double scored(TrialState trial) {
    return trial.auc().orElseThrow();
  }

  private static double range(List<Double> scores) {
    return scores.stream().mapToDouble(s -> s).max().orElse(0)
        - scores.stream().mapToDouble(s -> s).min().orElse(0);
  }
}
