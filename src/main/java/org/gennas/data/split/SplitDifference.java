package org.gennas.data.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gennas.data.tables.Side;

/** What was done to a split table since it was written, in words that name no patient. */
public final class SplitDifference {
  private final SplitTable was;
  private final SplitTable is;
  private final Map<String, Integer> moved = new LinkedHashMap<>();
  private int relabelled;
  private int otherwise;
  private int gone;
  private int added;

  private SplitDifference(SplitTable was, SplitTable is) {
    this.was = was;
    this.is = is;
  }

  /**
   * @param was the table as it was written
   * @param is the table as it is
   * @return a phrase a kind of change; empty where the rows are the same
   */
  public static List<String> between(SplitTable was, SplitTable is) {
    SplitDifference difference = new SplitDifference(was, is);
    difference.compare();
    return difference.words();
  }

  private void compare() {
    Map<String, SplitTable.Row> now = new HashMap<>();
    is.rows().forEach(row -> now.put(row.path(), row));
    added = is.rows().size() - now.size();
    for (SplitTable.Row before : was.rows()) {
      SplitTable.Row after = now.remove(before.path());
      if (after == null) {
        gone++;
        continue;
      }
      if (before.side() != after.side()) {
        moved.merge(
            "moved from " + before.side().word() + " to " + after.side().word(), 1, Integer::sum);
      }
      if (!before.targets().equals(after.targets())) {
        relabelled++;
      }
      if (!sameImage(before, after)) {
        otherwise++;
      }
    }
    added += now.size();
  }

  private static boolean sameImage(SplitTable.Row a, SplitTable.Row b) {
    return a.row() == b.row()
        && a.age() == b.age()
        && a.view() == b.view()
        && List.of(a.patient(), a.study(), a.projection(), a.sex())
            .equals(List.of(b.patient(), b.study(), b.projection(), b.sex()));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    if (!was.findings().equals(is.findings())) {
      words.add("the findings are " + is.findings() + " instead of " + was.findings());
    }
    moved.forEach((how, count) -> words.add(images(count) + " " + how));
    add(words, relabelled, "with changed labels");
    add(words, gone, "gone");
    add(words, added, "added");
    add(words, otherwise, "with another patient, row, view, sex or age");
    int leaked = patientsOnTwoSides();
    if (leaked > 0) {
      words.add(leaked == 1 ? "1 patient on two sides" : leaked + " patients on two sides");
    }
    for (Side side : Side.values()) {
      if (was.images(side) > 0 && is.images(side) == 0) {
        words.add("no image left for " + side.word());
      }
    }
    return words;
  }

  private static void add(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(images(count) + " " + what);
    }
  }

  private static String images(int count) {
    return count == 1 ? "1 image" : count + " images";
  }

  /** Of those alone who were on one before: a dataset's own division may have others. */
  private int patientsOnTwoSides() {
    Set<String> before = onTwoSides(was);
    Set<String> after = onTwoSides(is);
    after.removeAll(before);
    return after.size();
  }

  private static Set<String> onTwoSides(SplitTable table) {
    Map<String, Side> first = new HashMap<>();
    Set<String> leaked = new HashSet<>();
    for (SplitTable.Row row : table.rows()) {
      if (first.computeIfAbsent(row.patient(), p -> row.side()) != row.side()) {
        leaked.add(row.patient());
      }
    }
    return leaked;
  }
}
