/**
 * Asks trained models about single images: a worker process that stays warm, and those who wait for
 * its answers. May use study and space.
 */
package org.gennas.runner.inspection;
