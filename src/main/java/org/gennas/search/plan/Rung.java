package org.gennas.search.plan;

import java.util.Optional;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;

/**
 * A search that could be made: one of a ladder, on which nothing ever becomes less from rung to
 * rung.
 *
 * @param networks so many of the smallest can be proposed
 * @param epochs of each training
 * @param trials of the search
 * @param confirmation of the best
 * @param earlyStopping of bad ones
 */
record Rung(
    int networks,
    int epochs,
    int trials,
    Optional<Confirmation> confirmation,
    Optional<EarlyStopping> earlyStopping) {
  /** What the median rule leaves of a search's trainings, about: some halted at a third. */
  static final double LEFT_BY_EARLY_STOPPING = 0.7;

  /** Trainings of the search by what they cost: halted ones count for what they trained. */
  double wholeTrials() {
    return earlyStopping.isPresent() ? LEFT_BY_EARLY_STOPPING * trials : trials;
  }

  /** The same with so many trials and another confirmation. */
  Rung closed(int otherTrials, Optional<Confirmation> other) {
    return new Rung(networks, epochs, otherTrials, other, earlyStopping);
  }

  /** The same with so many of the smallest networks. */
  Rung with(int otherNetworks) {
    return new Rung(otherNetworks, epochs, trials, confirmation, earlyStopping);
  }
}
