package org.gennas.ui.candidates;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.Confusion;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.OperatingRule;
import org.gennas.evaluation.ScoredCases;

/**
 * How the findings' thresholds are chosen, and for which prevalence the predictive values are
 * stated.
 *
 * @param manual thresholds set by hand, by finding; one that was not set stands at Youden's
 * @param prevalence share of cases with the finding, 0..1; empty: as in the data
 */
public record Thresholds(Way way, Map<Integer, Double> manual, OptionalDouble prevalence) {
  private static final double SENSITIVITY = 0.9;

  /** The ways to choose. */
  public enum Way {
    YOUDEN,
    /** The highest threshold with a sensitivity of 90 % or more. */
    SENSITIVITY,
    MANUAL
  }

  public Thresholds {
    manual = Map.copyOf(manual);
    if (prevalence.isPresent()
        && !(prevalence.getAsDouble() >= 0 && prevalence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "A prevalence lies in 0 to 1, not at " + prevalence.getAsDouble() + ".");
    }
  }

  /** Youden's, at the prevalence of the data. */
  public static Thresholds usual() {
    return new Thresholds(Way.YOUDEN, Map.of(), OptionalDouble.empty());
  }

  /** The same, chosen another way. */
  public Thresholds by(Way other) {
    return new Thresholds(other, manual, prevalence);
  }

  /** By hand, this finding at this threshold. */
  public Thresholds at(int finding, double threshold) {
    Map<Integer, Double> changed = new HashMap<>(manual);
    changed.put(finding, threshold);
    return new Thresholds(Way.MANUAL, changed, prevalence);
  }

  /** The same at another prevalence; empty: as in the data. */
  public Thresholds atPrevalence(OptionalDouble share) {
    return new Thresholds(way, manual, share);
  }

  /** The threshold of a finding and what it leads to; empty where a class is missing. */
  public Optional<OperatingPoint> point(int finding, ScoredCases cases) {
    OperatingRule rule =
        switch (way) {
          case YOUDEN -> new OperatingRule.Youden();
          case SENSITIVITY -> new OperatingRule.SensitivityAtLeast(SENSITIVITY);
          case MANUAL ->
              manual.containsKey(finding)
                  ? new OperatingRule.Manual(manual.get(finding))
                  : new OperatingRule.Youden();
        };
    return cases.hasBothClasses() ? rule.choose(cases) : Optional.empty();
  }

  /** Share of those called positive that have the finding, 0..1. */
  public OptionalDouble ppv(Confusion c) {
    return prevalence.isPresent() ? c.ppvAt(prevalence.getAsDouble()) : c.ppv();
  }

  /** Share of those called negative that have it not, 0..1. */
  public OptionalDouble npv(Confusion c) {
    return prevalence.isPresent() ? c.npvAt(prevalence.getAsDouble()) : c.npv();
  }
}
