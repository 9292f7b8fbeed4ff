package org.gennas.cli.option;

import java.util.Locale;
import org.gennas.study.config.NumberRange;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;

/** A number of a training's settings as it is given on the command line. */
final class NumberOption {
  private NumberOption() {}

  /**
   * Takes a number over.
   *
   * @param option named in the message
   * @param value null where it is not given
   * @throws IllegalArgumentException if it is out of its range, fit for print
   */
  static void take(TrainingDraft draft, TrainingNumber number, String option, Number value) {
    if (value == null) {
      return;
    }
    if (!number.range().holds(value.doubleValue())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be %s, not %s.",
              option,
              number.range().words(),
              NumberRange.plain(value.doubleValue())));
    }
    draft.set(number, value.doubleValue());
  }
}
