package org.gennas.search.plan;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.config.TimeBudget;

/**
 * What a person lays down of a plan; the rest follows from the time.
 *
 * @param epochs of each training
 * @param trials of the search
 * @param confirmation empty: by the plan; an empty one within: none
 * @param earlyStopping likewise
 * @param sizes whether all sizes that the study's limits allow can be proposed
 * @param settings whether the settings of a training are not to be exchanged for quicker ones
 */
public record Wishes(
    Optional<Integer> epochs,
    Optional<Integer> trials,
    Optional<Optional<Confirmation>> confirmation,
    Optional<Optional<EarlyStopping>> earlyStopping,
    boolean sizes,
    boolean settings) {
  /** Nothing is laid down. */
  public static Wishes none() {
    return new Wishes(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
  }

  /** What a study has laid down once it has begun: its trainings stay as they are. */
  public static Wishes of(
      TimeBudget time,
      int epochs,
      int trials,
      Optional<Confirmation> confirmation,
      Optional<EarlyStopping> earlyStopping) {
    return new Wishes(
        Optional.of(epochs),
        Optional.of(trials).filter(t -> time.byHand().contains(TimeBudget.Field.TRIALS)),
        Optional.of(confirmation)
            .filter(c -> time.byHand().contains(TimeBudget.Field.CONFIRMATION)),
        Optional.of(earlyStopping),
        time.byHand().contains(TimeBudget.Field.SIZES),
        true);
  }

  /** What re-laying may not go beyond. */
  public Set<TimeBudget.Field> byHand() {
    Set<TimeBudget.Field> fields = EnumSet.noneOf(TimeBudget.Field.class);
    if (trials.isPresent()) {
      fields.add(TimeBudget.Field.TRIALS);
    }
    if (confirmation.isPresent()) {
      fields.add(TimeBudget.Field.CONFIRMATION);
    }
    if (sizes) {
      fields.add(TimeBudget.Field.SIZES);
    }
    return fields;
  }
}
