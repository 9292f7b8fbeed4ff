/**
 * What to train next: the {@link org.gennas.proposal.Proposer} and what it is told. Strategies
 * without a language model are in {@code strategy}. May use space and study.
 */
package org.gennas.proposal;
