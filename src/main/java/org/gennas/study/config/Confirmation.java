package org.gennas.study.config;

/**
 * The best candidates of a search are trained again with fresh seeds before one is called the
 * winner: the best of many scores is partly luck.
 *
 * @param candidates so many of the best, at least 1
 * @param seeds fresh trainings of each, at least 1
 */
public record Confirmation(int candidates, int seeds) {
  /** The best three, twice each. */
  public static Confirmation usual() {
    return new Confirmation(3, 2);
  }
}
