package org.gennas.study.config;

import java.util.Optional;
import java.util.Set;
import org.gennas.study.event.TimePlan;

/**
 * The time that a study is given, from the preparation of its images to its report; pauses do not
 * count. What the search does with it is a {@link TimePlan} in the journal, re-laid as it goes.
 *
 * @param minutes above 0
 * @param speed measured before; empty: measured at the start
 * @param byHand what a person laid down, which re-laying does not go beyond
 */
public record TimeBudget(double minutes, Optional<Speed> speed, Set<Field> byHand) {
  private static final double SECONDS_PER_MINUTE = 60;

  /** What re-laying can change. */
  public enum Field {
    SIZES,
    TRIALS,
    CONFIRMATION
  }

  public TimeBudget {
    byHand = Set.copyOf(byHand);
  }

  public double seconds() {
    return minutes * SECONDS_PER_MINUTE;
  }

  /** The same with what was measured. */
  public TimeBudget withSpeed(Speed measured) {
    return new TimeBudget(minutes, Optional.of(measured), byHand);
  }
}
