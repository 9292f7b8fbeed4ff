package org.gennas.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;

/** The value of {@code --augment}: three numbers, pairs of a name and a number, or "none". */
public final class AugmentOption {
  /** What it means without a value. */
  public static final String USUAL = "0.05,5,0.1";

  private static final List<TrainingNumber> THREE =
      List.of(TrainingNumber.SHIFT, TrainingNumber.ROTATION, TrainingNumber.BRIGHTNESS);

  private AugmentOption() {}

  private static String name(TrainingNumber number) {
    return number.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Changes what is named.
   *
   * @throws IllegalArgumentException if it can't be read or a number is out of its range, fit for
   *     print
   */
  public static void change(TrainingDraft draft, String text) {
    if (text.strip().equalsIgnoreCase("none")) {
      draft.withoutAugmentation();
    } else if (text.contains("=")) {
      Arrays.stream(text.split(",")).forEach(pair -> takePair(draft, pair, text));
    } else {
      List<String> parts = Arrays.stream(text.split(",")).map(String::strip).toList();
      if (parts.size() != THREE.size()) {
        throw unreadable(text);
      }
      for (int i = 0; i < THREE.size(); i++) {
        take(draft, THREE.get(i), parts.get(i), text);
      }
    }
  }

  private static void takePair(TrainingDraft draft, String pair, String text) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      throw unreadable(text);
    }
    String name = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    TrainingNumber number =
        TrainingNumber.ofAugmentation().stream()
            .filter(known -> name(known).equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    take(draft, number, pair.substring(equals + 1).strip(), text);
  }

  private static void take(TrainingDraft draft, TrainingNumber number, String value, String text) {
    double parsed;
    try {
      parsed = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw unreadable(text);
    }
    NumberOption.take(draft, number, "The " + name(number) + " of --augment", parsed);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "--augment knows no \"%s\"; it knows %s.",
            name,
            TrainingNumber.ofAugmentation().stream()
                .map(AugmentOption::name)
                .collect(Collectors.joining(", "))));
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "--augment takes three numbers, such as "
            + USUAL
            + ", or names with numbers, such as shift=0.06,flip=0.5, or none; not \""
            + text
            + "\".");
  }
}
