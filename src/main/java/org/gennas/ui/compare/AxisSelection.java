package org.gennas.ui.compare;

/**
 * A part of an axis that a person has marked.
 *
 * @param low lower end, in the axis's unit
 * @param high upper end, at least {@code low}
 */
public record AxisSelection(double low, double high) {
  /** The span between two ends, in whatever order. */
  static AxisSelection between(double one, double other) {
    return new AxisSelection(Math.min(one, other), Math.max(one, other));
  }

  boolean holds(double value) {
    return low <= value && value <= high;
  }
}
