package org.gennas.ui.study;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on a number of a trial, as people write it into a filter: {@code auc>0.8}, {@code
 * macs<50M}, {@code params<=1.2M}.
 *
 * @param value with the letters k, M and G taken as 10<sup>3</sup>, 10<sup>6</sup> and
 *     10<sup>9</sup>
 */
record TrialCondition(Quantity quantity, Relation relation, double value) {
  private static final Pattern WRITTEN =
      Pattern.compile("(auc|params|macs)(<=|>=|<|>)([0-9]*\\.?[0-9]+)([kmg]?)");

  /** What can be asked about. */
  enum Quantity {
    AUC,
    PARAMS,
    MACS
  }

  /** How it is compared. */
  enum Relation {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    boolean holds(double left, double right) {
      return switch (this) {
        case BELOW -> left < right;
        case AT_MOST -> left <= right;
        case ABOVE -> left > right;
        case AT_LEAST -> left >= right;
      };
    }

    private static Relation of(String sign) {
      for (Relation relation : values()) {
        if (relation.sign.equals(sign)) {
          return relation;
        }
      }
      throw new IllegalArgumentException("No relation " + sign);
    }
  }

  /** The condition that a word is, whatever its case; empty where it is none. */
  static Optional<TrialCondition> of(String word) {
    Matcher written = WRITTEN.matcher(word.toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      return Optional.empty();
    }
    double unit =
        switch (written.group(4)) {
          case "k" -> 1e3;
          case "m" -> 1e6;
          case "g" -> 1e9;
          default -> 1;
        };
    return Optional.of(
        new TrialCondition(
            Quantity.valueOf(written.group(1).toUpperCase(Locale.ROOT)),
            Relation.of(written.group(2)),
            Double.parseDouble(written.group(3)) * unit));
  }

  /** Whether a number is as asked; an undefined one, NaN, never is. */
  boolean holds(double number) {
    return relation.holds(number, value);
  }
}
