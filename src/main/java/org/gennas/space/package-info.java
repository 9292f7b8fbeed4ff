/**
 * The search space as data: what may stand in each slot, how an architecture is written, which
 * codes are the same network, and what a network costs. Uses no other room.
 */
package org.gennas.space;
