/**
 * What rooms share that know nothing of each other: files that are replaced whole, what is wrong
 * with a file, random numbers that are the same on every machine, how numbers are written, how
 * retries wait, the program's version, the research notice.
 */
package org.gennas.common;
