package org.gennas.study.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;

/**
 * A search laid out for a time.
 *
 * @param minutes the whole time
 * @param epochs of each training
 * @param trials networks that the search trains, at least 1
 * @param maxMacs of the networks to be proposed; empty: all sizes
 * @param earlyStopping empty: every training runs to its last epoch
 * @param confirmation empty: none
 * @param shares what the time goes into, in order; those of a re-laid plan are of the whole time
 *     too, with what has passed
 * @param reasons why it is laid out so
 */
public record TimePlan(
    double minutes,
    int epochs,
    int trials,
    Optional<Long> maxMacs,
    Optional<EarlyStopping> earlyStopping,
    Optional<Confirmation> confirmation,
    List<Share> shares,
    List<PlanReason> reasons) {
  public TimePlan {
    shares = List.copyOf(shares);
    reasons = List.copyOf(reasons);
  }

  /** What time goes into. */
  public enum Part {
    /** Images prepared and speed measured. */
    PREPARATION,
    SEARCH,
    CONFIRMATION,
    /** The test split scored, intervals, the report. */
    END
  }

  /** The time that a part is expected to take. */
  public record Share(Part part, double seconds) {}

  /** When it is expected to end, in seconds from the beginning. */
  public double seconds() {
    return shares.stream().mapToDouble(Share::seconds).sum();
  }

  /** What a part is expected to take; 0 where there is none. */
  public double seconds(Part part) {
    return shares.stream().filter(s -> s.part() == part).mapToDouble(Share::seconds).sum();
  }

  /** The same with a reason that comes before all others. */
  public TimePlan because(PlanReason first) {
    List<PlanReason> all = new ArrayList<>(reasons);
    all.add(0, first);
    return new TimePlan(minutes, epochs, trials, maxMacs, earlyStopping, confirmation, shares, all);
  }

  /** The same with so many networks. */
  public TimePlan withTrials(int other) {
    return new TimePlan(
        minutes, epochs, other, maxMacs, earlyStopping, confirmation, shares, reasons);
  }

  /** The same with another confirmation, or none. */
  public TimePlan withConfirmation(Optional<Confirmation> other) {
    return new TimePlan(minutes, epochs, trials, maxMacs, earlyStopping, other, shares, reasons);
  }
}
