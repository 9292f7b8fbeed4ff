/**
 * A dataset as its tables tell it: who is on which image, with which labels; the readers of each
 * layout.
 */
package org.gennas.data.tables;
