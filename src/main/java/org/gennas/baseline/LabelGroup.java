package org.gennas.baseline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;

/**
 * Findings whose labels are masked in the same images, so that they share their equations.
 *
 * @param labelled indices of the images that have a label of them
 * @param findings indices of the findings
 */
record LabelGroup(BitSet labelled, List<Integer> findings) {
  LabelGroup {
    findings = List.copyOf(findings);
  }

  /** The groups of a study's findings; those without a positive or a negative image are in none. */
  static List<LabelGroup> of(List<SplitTable.Row> images, int findings) {
    Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
    for (int f = 0; f < findings; f++) {
      BitSet labelled = new BitSet(images.size());
      int positives = 0;
      for (int i = 0; i < images.size(); i++) {
        int target = images.get(i).targets().get(f);
        labelled.set(i, target != Targets.MASKED);
        positives += target == 1 ? 1 : 0;
      }
      if (positives > 0 && positives < labelled.cardinality()) {
        groups.computeIfAbsent(labelled, l -> new ArrayList<>()).add(f);
      }
    }
    return groups.entrySet().stream().map(e -> new LabelGroup(e.getKey(), e.getValue())).toList();
  }

  int images() {
    return labelled.cardinality();
  }
}
