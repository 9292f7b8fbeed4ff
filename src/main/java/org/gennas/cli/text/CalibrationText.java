package org.gennas.cli.text;

import java.util.Locale;
import java.util.OptionalDouble;
import org.gennas.proposal.strategy.Calibration;

/** How far predictions were off, in a line. */
public final class CalibrationText {
  private CalibrationText() {}

  public static String of(Calibration calibration) {
    if (calibration.trials() == 0) {
      return "Predicts " + calibration.proposer() + ": no prediction can be checked yet";
    }
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "Predicts %s: off by %s on average over %d trials",
                calibration.proposer(),
                figure(calibration.meanError(), "%.3f"),
                calibration.trials()));
    text.append(", bias ").append(figure(calibration.bias(), "%+.3f"));
    if (calibration.stated() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "; %d of %d within the stated 90%%",
              calibration.held(),
              calibration.stated()));
    }
    if (calibration.shared() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "; on the %d that the surrogate could have predicted: %s, the surrogate %s",
              calibration.shared(),
              figure(calibration.errorThere(), "%.3f"),
              figure(calibration.surrogateThere(), "%.3f")));
    }
    return text.toString();
  }

  private static String figure(OptionalDouble value, String format) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble())
        : "undefined";
  }
}
