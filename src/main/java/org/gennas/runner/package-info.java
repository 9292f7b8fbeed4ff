/**
 * Trains trials: finds devices, starts a worker process a trial and follows what it writes. Knows
 * nothing of the tensor library that a worker uses. May use study and space.
 */
package org.gennas.runner;
