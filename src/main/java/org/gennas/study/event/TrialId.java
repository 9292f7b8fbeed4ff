package org.gennas.study.event;

import org.gennas.space.Architecture;

/**
 * Names a trial within its study.
 *
 * @param number 1-based, in order of the proposals
 * @param architecture what it trains
 */
public record TrialId(int number, Architecture architecture) implements Comparable<TrialId> {
  /** The folder's name, such as {@code 0001-22121211}. */
  public String folder() {
    return padded(number, 4) + "-" + architecture.code();
  }

  /** The short name shown to people, such as {@code T-01}. */
  public String label() {
    return "T-" + padded(number, 2);
  }

  /** Not by a format: names are made by the thousand, and its digits could be a language's own. */
  private static String padded(int number, int digits) {
    String text = Integer.toString(Math.abs(number));
    int zeros = digits - text.length() - (number < 0 ? 1 : 0);
    return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, zeros)) + text;
  }

  @Override
  public int compareTo(TrialId other) {
    return Integer.compare(number, other.number);
  }
}
