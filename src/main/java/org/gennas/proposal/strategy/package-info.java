/** Proposers that need only arithmetic, such as random, surrogate, evolution and others. */
package org.gennas.proposal.strategy;
