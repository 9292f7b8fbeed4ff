package org.gennas.study;

/**
 * A training to be done or done.
 *
 * @param iteration 1-based round of proposals; 0 for a person's own
 * @param seed of initialisation, shuffling and augmentation
 */
public record Trial(TrialId id, int iteration, Proposal proposal, long seed) {}
