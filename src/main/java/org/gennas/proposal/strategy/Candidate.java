package org.gennas.proposal.strategy;

import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * A network that may be proposed.
 *
 * @param architecture the code to propose, which keeps to all locks
 * @param canonical the code that stands for the network
 */
record Candidate(
    Architecture architecture,
    Architecture canonical,
    NetworkFeatures features,
    Networks.Cost cost) {}
