package org.gennas.ui.xrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gennas.evaluation.Interval;
import org.gennas.ui.text.Messages;

/** Words and numbers of the X-rays screen, as it prints them. */
final class ImageText {
  private final Messages messages;

  ImageText(Messages messages) {
    this.messages = messages;
  }

  /** Sex, age and projection as far as they are known, such as "F, 52 y, PA". */
  String person(String sex, int age, String projection) {
    List<String> parts = new ArrayList<>();
    if (ImageFilter.Sex.F.holds(sex)) {
      parts.add(messages.get("xrays.sex.F"));
    } else if (ImageFilter.Sex.M.holds(sex)) {
      parts.add(messages.get("xrays.sex.M"));
    }
    if (age > 0) {
      parts.add(messages.format("xrays.years", String.valueOf(age)));
    }
    if (!projection.isBlank()) {
      parts.add(projection);
    }
    return parts.isEmpty() ? messages.get("xrays.person.unknown") : String.join(", ", parts);
  }

  /** As above, of a study's image. */
  String person(ListedImage image) {
    return person(image.sex(), image.age(), image.projection());
  }

  /** A probability with two decimals, or a dash. */
  static String probability(OptionalDouble value) {
    return value.isPresent() ? probability(value.getAsDouble()) : "–";
  }

  static String probability(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A share as per cent, such as "86 %". */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** An interval of a share, such as "39–71 %". */
  static String percents(Interval interval) {
    return String.format(Locale.ROOT, "%.0f–%.0f %%", 100 * interval.low(), 100 * interval.high());
  }

  /** Levels as whole numbers. */
  static String level(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /** The style class that says whether an outcome is right. */
  static String style(CallOutcome outcome) {
    return outcome.right() ? "gn-ok-text" : "gn-danger-text";
  }
}
