package org.gennas.study.config;

/**
 * Where a number of the settings may lie. Nothing that is not a finite number lies in it.
 *
 * @param least the lower end
 * @param most the upper end
 */
public record NumberRange(double least, double most, Kind kind) {
  /** Which numbers between the ends, and which ends, belong to it. */
  public enum Kind {
    /** Whole numbers, with both ends. */
    WHOLE,
    /** With both ends. */
    CLOSED,
    /** Without the lower end. */
    ABOVE,
    /** Without the upper end. */
    BELOW
  }

  /** Whether the number is allowed. */
  public boolean holds(double value) {
    // written so that NaN is never within
    return switch (kind) {
      case WHOLE -> value >= least && value <= most && value == Math.rint(value);
      case CLOSED -> value >= least && value <= most;
      case ABOVE -> value > least && value <= most;
      case BELOW -> value >= least && value < most;
    };
  }

  /** Whether only whole numbers are allowed. */
  public boolean whole() {
    return kind == Kind.WHOLE;
  }

  /** Such as "0 to below 1", to follow the name of a setting. */
  public String words() {
    return switch (kind) {
      case WHOLE -> "a whole number from " + plain(least) + " to " + plain(most);
      case CLOSED -> plain(least) + " to " + plain(most);
      case ABOVE -> "above " + plain(least) + " and at most " + plain(most);
      case BELOW -> plain(least) + " to below " + plain(most);
    };
  }

  /** A number without a point where it is whole: "1", "0.05". */
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
