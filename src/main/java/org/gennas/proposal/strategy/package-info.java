/** Proposers that need nothing but arithmetic: random, surrogate, evolution and others. */
package org.gennas.proposal.strategy;
