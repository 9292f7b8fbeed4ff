/**
 * What leaves the program for people to read: one HTML file a study, and the trials as CSV. Reads a
 * study's folder and writes nothing into it but the file that was asked for.
 */
package org.gennas.report;
