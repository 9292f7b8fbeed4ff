package org.gennas.report;

import java.util.List;

/** How a finding's curves look: by its place in the study, the same in all charts. */
record FindingStyle(String colour, String dash) {
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#24292f");
  private static final List<String> DASHES = List.of("", "6 3", "2 3", "9 3 2 3");

  /** Five colours, then the same ones dashed. */
  static FindingStyle of(int finding) {
    return new FindingStyle(
        COLOURS.get(finding % COLOURS.size()),
        DASHES.get(finding / COLOURS.size() % DASHES.size()));
  }
}
