package org.gennas.space;

/**
 * A point of a search space, written as one digit per slot, such as {@code 22121211}. A digit is
 * the index of the slot's block in {@link SearchSpace#blocks()}. Whether a code is legal in a space
 * is for {@link SearchSpace#parse} to say.
 *
 * @param code digits only, at least one
 */
public record Architecture(String code) implements Comparable<Architecture> {
  public Architecture {
    if (code.isEmpty() || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(
          "An architecture code has one digit per slot, such as 22121211, not \"" + code + "\"");
    }
  }

  /** The number of slots. */
  public int length() {
    return code.length();
  }

  /** The choice in slot {@code index} (0-based). */
  public int choice(int index) {
    return code.charAt(index) - '0';
  }

  /** The same architecture with another choice in slot {@code index}. */
  public Architecture with(int index, int choice) {
    StringBuilder digits = new StringBuilder(code);
    digits.setCharAt(index, (char) ('0' + choice));
    return new Architecture(digits.toString());
  }

  /** The number of slots in which two architectures of one length differ. */
  public int distance(Architecture other) {
    if (other.length() != length()) {
      throw new IllegalArgumentException(code + " and " + other.code + " differ in length");
    }
    int distance = 0;
    for (int i = 0; i < length(); i++) {
      distance += choice(i) == other.choice(i) ? 0 : 1;
    }
    return distance;
  }

  @Override
  public int compareTo(Architecture other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
