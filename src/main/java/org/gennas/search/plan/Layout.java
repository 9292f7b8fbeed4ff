package org.gennas.search.plan;

import org.gennas.study.TimePlan;

/** What comes of laying a search out. */
public sealed interface Layout {
  /** A search that fits. */
  record Laid(TimePlan plan) implements Layout {}

  /**
   * Not even the least search fits.
   *
   * @param minutes the least time that is enough
   */
  record TooShort(double minutes) implements Layout {}
}
