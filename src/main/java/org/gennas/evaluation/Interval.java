package org.gennas.evaluation;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 * @param level coverage, such as 0.95
 * @param method how it was made, in words fit for print, such as "bootstrap by patient, 2000"
 */
public record Interval(double low, double high, double level, String method) {}
