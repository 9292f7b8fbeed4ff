/**
 * A search from its start to its end: one loop that asks, trains, records and stops by rules, and
 * the session that prepares images and holds a study's folder meanwhile. May use study, proposal,
 * runner, space, and data for preparing images.
 */
package org.gennas.search;
