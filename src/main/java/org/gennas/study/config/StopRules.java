package org.gennas.study.config;

import java.util.Optional;

/**
 * What ends a search; the first rule that is met does.
 *
 * @param trials at most so many trials, failed ones included; at least 1
 * @param plateau no better mean AUC in a row
 * @param hours wall time of the search, pauses not counted
 * @param targetAuc validation mean AUC that is good enough
 */
public record StopRules(
    int trials, Optional<Plateau> plateau, Optional<Double> hours, Optional<Double> targetAuc) {
  /**
   * @param iterations so many in a row without a gain; in free-running, so many times the number of
   *     devices finished trials
   * @param threshold a smaller gain is none
   */
  public record Plateau(int iterations, double threshold) {}
}
