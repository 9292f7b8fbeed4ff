package org.gennas.ui.candidates;

import java.util.Map;

/** Short forms of the usual findings, for column heads. */
final class FindingNames {
  private static final Map<String, String> SHORT =
      Map.of(
          "Atelectasis", "Atelect.",
          "Cardiomegaly", "Cardiom.",
          "Consolidation", "Consolid.",
          "Pleural Effusion", "Effusion",
          "Enlarged Cardiomediastinum", "Enl. card.",
          "Pleural Thickening", "Pl. thick.");
  private static final int LONGEST = 10;
  private static final int FITTING = 16;

  private FindingNames() {}

  /** A name that fits beside figures: long ones are shortened. */
  static String fitting(String finding) {
    return finding.length() <= FITTING ? finding : shortened(finding);
  }

  static String shortened(String finding) {
    String known = SHORT.getOrDefault(finding, finding);
    return known.length() <= LONGEST ? known : known.substring(0, LONGEST - 2) + "…";
  }
}
