package org.gennas.figure;

/** A marked value of an axis and its text. */
public record Tick(double value, String label) {}
