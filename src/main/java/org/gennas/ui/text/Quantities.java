package org.gennas.ui.text;

import java.util.Locale;

/** Numbers as the window prints them, the same in every language. */
public final class Quantities {
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
}
