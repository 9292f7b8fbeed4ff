package org.gennas.search.plan;

import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TimePlan;

/** The result of planning a search. */
public sealed interface Layout {
  /**
   * A search that fits.
   *
   * @param training settings of each training, with the plan's epochs
   */
  record Laid(TimePlan plan, TrainingConfig training) implements Layout {}

  /**
   * Not even the least search fits.
   *
   * @param minutes the least time that is enough
   */
  record TooShort(double minutes) implements Layout {}
}
