package org.gennas.evaluation;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * A mean that says over how many values it was taken, as "mean AUC 0.86 over 4 of 5 findings".
 *
 * @param mean mean of the defined values; empty if none is
 * @param defined number of defined values
 * @param total number of values, defined or not
 */
public record MeanOfDefined(OptionalDouble mean, int defined, int total) {
  /** The mean of the values that are there. */
  public static MeanOfDefined of(Collection<OptionalDouble> values) {
    double sum = 0;
    int defined = 0;
    for (OptionalDouble value : values) {
      if (value.isPresent()) {
        sum += value.getAsDouble();
        defined++;
      }
    }
    OptionalDouble mean = defined == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / defined);
    return new MeanOfDefined(mean, defined, values.size());
  }

  /** Whether every value was defined, so that the mean compares with that of other trials. */
  public boolean complete() {
    return defined == total;
  }
}
