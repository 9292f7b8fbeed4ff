/** Proposers that need nothing but arithmetic: random and surrogate. */
package org.gennas.proposal.strategy;
