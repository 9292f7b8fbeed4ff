package org.gennas.search.plan;

/**
 * Images of the split's sides.
 *
 * @param train at least 1
 * @param valid at least 1
 * @param test 0 where nothing is scored at the end
 */
public record SideSizes(int train, int valid, int test) {}
