package org.gennas.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a patient is on two sides of a split, told from the study's own split table and not from
 * what made it. Tells how many, never who.
 *
 * @param checked whether the table was there and had the columns
 * @param patients distinct patients seen
 * @param shared patients on more than one side
 * @param note why nothing was checked; empty otherwise
 */
record SplitCheck(boolean checked, int patients, int shared, String note) {
  /** Compares the sides of every patient's images. */
  static SplitCheck of(SplitRecords split) {
    Map<String, String> sides = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (SplitRecords.Image image : split.images()) {
      String before = sides.putIfAbsent(image.patient(), image.side());
      if (before != null && !before.equals(image.side())) {
        shared.add(image.patient());
      }
    }
    return new SplitCheck(split.problem().isEmpty(), sides.size(), shared.size(), split.problem());
  }
}
