/**
 * Tables of trained networks that answer in place of a training: what a search is judged on. May
 * use study and space.
 */
package org.gennas.runner.table;
