package org.gennas.ui.form;

import java.util.Optional;
import java.util.function.Function;
import org.gennas.study.config.NumberRange;

/** Checks of typed numbers. A decimal point is a point in every locale; a comma is understood. */
public final class NumberChecks {
  private NumberChecks() {}

  /** A whole number from {@code low} to {@code high}. */
  public static Function<String, Checked<Integer>> whole(int low, int high) {
    return text -> {
      try {
        int value = Integer.parseInt(text);
        return value < low || value > high
            ? Checked.bad("newstudy.problem.range", NumberRange.plain(low), NumberRange.plain(high))
            : Checked.good(value);
      } catch (NumberFormatException e) {
        return Checked.bad("newstudy.problem.whole");
      }
    };
  }

  /** A whole number of the range. */
  public static Function<String, Checked<Integer>> whole(NumberRange range) {
    return whole((int) range.least(), (int) range.most());
  }

  /** A number of the range. */
  public static Function<String, Checked<Double>> within(NumberRange range) {
    return switch (range.kind()) {
      case WHOLE ->
          text -> {
            Checked<Integer> checked = whole(range).apply(text);
            return checked.problem().isPresent()
                ? new Checked.Bad<>(checked.problem().get())
                : Checked.good(checked.value().orElseThrow().doubleValue());
          };
      case CLOSED -> between(range.least(), range.most());
      case ABOVE -> above(range.least(), range.most());
      case BELOW -> below(range.least(), range.most());
    };
  }

  /** Any whole number that fits 64 bits. */
  public static Checked<Long> seed(String text) {
    try {
      return Checked.good(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Checked.bad("newstudy.problem.whole");
    }
  }

  /** A number above {@code above} and at most {@code high}. */
  public static Function<String, Checked<Double>> above(double above, double high) {
    return text ->
        number(
            text,
            value ->
                value > above && value <= high
                    ? Checked.good(value)
                    : Checked.bad(
                        "newstudy.problem.above",
                        NumberRange.plain(above),
                        NumberRange.plain(high)));
  }

  /** A number from {@code low} to below {@code below}. */
  public static Function<String, Checked<Double>> below(double low, double below) {
    return text ->
        number(
            text,
            value ->
                value >= low && value < below
                    ? Checked.good(value)
                    : Checked.bad(
                        "newstudy.problem.below",
                        NumberRange.plain(low),
                        NumberRange.plain(below)));
  }

  /** A number from {@code low} to {@code high}. */
  static Function<String, Checked<Double>> between(double low, double high) {
    return text ->
        number(
            text,
            value ->
                value >= low && value <= high
                    ? Checked.good(value)
                    : Checked.bad(
                        "newstudy.problem.range", NumberRange.plain(low), NumberRange.plain(high)));
  }

  /** Nothing at all, or what {@code check} says. */
  public static <T> Function<String, Checked<Optional<T>>> optional(
      Function<String, Checked<T>> check) {
    return text -> {
      if (text.isEmpty()) {
        return Checked.good(Optional.empty());
      }
      Checked<T> checked = check.apply(text);
      return checked.problem().isPresent()
          ? new Checked.Bad<>(checked.problem().get())
          : Checked.good(checked.value());
    };
  }

  private static Checked<Double> number(String text, Function<Double, Checked<Double>> check) {
    try {
      double value = Double.parseDouble(text.replace(',', '.'));
      return Double.isFinite(value) ? check.apply(value) : Checked.bad("newstudy.problem.number");
    } catch (NumberFormatException e) {
      return Checked.bad("newstudy.problem.number");
    }
  }
}
