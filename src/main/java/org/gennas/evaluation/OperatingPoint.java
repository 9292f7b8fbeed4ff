package org.gennas.evaluation;

import java.util.Optional;

/**
 * A threshold and what it leads to.
 *
 * @param threshold lowest score that is called positive
 * @param confusion the cases counted at that threshold
 */
public record OperatingPoint(double threshold, Confusion confusion) {
  /** The point with the highest sensitivity + specificity; empty unless both classes are there. */
  public static Optional<OperatingPoint> youden(ScoredCases cases) {
    return new OperatingRule.Youden().choose(cases);
  }

  /** The highest threshold with at least this sensitivity (0..1]; empty without a positive case. */
  public static Optional<OperatingPoint> sensitivityAtLeast(ScoredCases cases, double floor) {
    return new OperatingRule.SensitivityAtLeast(floor).choose(cases);
  }

  /** The point at a given threshold. */
  public static OperatingPoint manual(ScoredCases cases, double threshold) {
    return new OperatingPoint(threshold, Confusion.at(cases, threshold));
  }
}
