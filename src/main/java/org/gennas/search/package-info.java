/**
 * A search from its start to its end: one loop that asks, trains, records and stops by rules, and
 * the session that prepares images and holds a study's folder meanwhile. May use study, proposal,
 * runner, space, data for preparing images, and evaluation for comparing repeats.
 */
package org.gennas.search;
