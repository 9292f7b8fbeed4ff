/**
 * Strategies compared on tables of trained networks, many times over, with the loop of a real
 * search. May use search, proposal, runner, study, space and figure.
 */
package org.gennas.arena;
