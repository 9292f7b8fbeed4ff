package org.gennas.study.event;

import java.util.Optional;

/**
 * A training to be done or done.
 *
 * @param iteration 1-based round of proposals; 0 for a person's own, also a repeat that a person
 *     asked for; of a repeat that confirms, that of the trial that it repeats
 * @param seed of initialisation, shuffling and augmentation
 * @param repeats number of the trial whose network is trained again with a fresh seed; empty for a
 *     trial of the search
 */
public record Trial(
    TrialId id, int iteration, Proposal proposal, long seed, Optional<Integer> repeats) {
  /** A trial of the search. */
  public Trial(TrialId id, int iteration, Proposal proposal, long seed) {
    this(id, iteration, proposal, seed, Optional.empty());
  }
}
