package org.gennas.figure;

/**
 * How a line is drawn; its ends are flat, its corners round.
 *
 * @param width px
 * @param dashes lengths of dashes and gaps in turn, px; empty for a solid line. Not to be changed
 */
public record Stroke(Colour colour, double width, double[] dashes) {}
