package org.gennas.study.event;

import java.util.Locale;
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
    return String.format(Locale.ROOT, "%04d-%s", number, architecture.code());
  }

  /** The short name shown to people, such as {@code T-01}. */
  public String label() {
    return String.format(Locale.ROOT, "T-%02d", number);
  }

  @Override
  public int compareTo(TrialId other) {
    return Integer.compare(number, other.number);
  }
}
