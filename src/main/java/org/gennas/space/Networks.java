package org.gennas.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The networks that a search can propose: their codes, which codes stand for the same network, and
 * what each costs. They are built from a {@link SearchSpace}, or lie scored in a table. Immutable.
 */
public interface Networks {
  /** As shown to people and written in files. */
  String name();

  /** The number of slots, at least 1. */
  int length();

  /** The number of choices in slot {@code index} (0-based), 1 to 10. */
  int choices(int index);

  /** What a choice is called, such as "MB3_K3". */
  String choiceName(int index, int choice);

  /** The one code that stands for a network; the code itself where no two codes are the same. */
  Architecture canonical(Architecture architecture);

  /**
   * What a network costs.
   *
   * @throws IllegalCodeException if there is no such network
   */
  Cost cost(Architecture architecture);

  /**
   * @param params trainable weights
   * @param macs multiply-accumulates for one image
   */
  record Cost(long params, long macs) {}

  /** The number of codes, aliases included. */
  default long size() {
    long size = 1;
    for (int i = 0; i < length(); i++) {
      size = Math.multiplyExact(size, choices(i));
    }
    return size;
  }

  /** Every code in order: {@link #size()} of them. */
  default List<Architecture> all() {
    List<Architecture> all = new ArrayList<>();
    for (long i = 0; i < size(); i++) {
      char[] digits = new char[length()];
      long rest = i;
      for (int j = length() - 1; j >= 0; j--) {
        digits[j] = (char) ('0' + rest % choices(j));
        rest /= choices(j);
      }
      all.add(new Architecture(new String(digits)));
    }
    return all;
  }

  /** Every network once, by its canonical code, in order. */
  default List<Architecture> distinct() {
    return all().stream().filter(a -> canonical(a).equals(a)).toList();
  }

  /** All codes that differ in exactly one slot, in slot order. */
  default List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      for (int choice = 0; choice < choices(i); choice++) {
        if (choice != architecture.choice(i)) {
          neighbours.add(architecture.with(i, choice));
        }
      }
    }
    return neighbours;
  }

  /** A code drawn evenly from all codes. */
  default Architecture draw(RandomGenerator random) {
    char[] digits = new char[length()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (char) ('0' + random.nextInt(choices(i)));
    }
    return new Architecture(new String(digits));
  }

  /**
   * Reads a code.
   *
   * @throws IllegalCodeException if it has another length or a digit without a meaning
   */
  default Architecture parse(String code) {
    String digits = code.strip();
    if (digits.length() != length()) {
      throw new IllegalCodeException(
          String.format(
              Locale.ROOT,
              "\"%s\" has %d digits; an architecture of %s has %d, one a slot",
              digits,
              digits.length(),
              name(),
              length()));
    }
    for (int i = 0; i < digits.length(); i++) {
      int choice = digits.charAt(i) - '0';
      if (choice < 0 || choice >= choices(i)) {
        throw new IllegalCodeException(
            String.format(
                Locale.ROOT,
                "\"%s\" has '%s' in slot %d; %s allows the digits 0 to %d there",
                digits,
                digits.charAt(i),
                i + 1,
                name(),
                choices(i) - 1));
      }
    }
    return new Architecture(digits);
  }
}
