package org.gennas.cli.option;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Choices as they are written on a command line: "free-running" for FREE_RUNNING. */
public final class OptionValue {
  private OptionValue() {}

  /**
   * The constant that {@code text} names.
   *
   * @throws IllegalArgumentException if there is none, with all that there are
   */
  public static <E extends Enum<E>> E of(String option, String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written(constant).equals(text.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    option
                        + " must be one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(OptionValue::written)
                            .collect(Collectors.joining(", "))
                        + ", not \""
                        + text
                        + "\"."));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
