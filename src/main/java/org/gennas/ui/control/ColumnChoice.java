package org.gennas.ui.control;

import java.util.HashSet;
import java.util.Set;

/**
 * What a person wants of a table's columns; of those not named, a table shows what there is room
 * for.
 *
 * @param hidden ids of columns not to be shown
 * @param pinned ids of columns to be shown also where it is narrow; none of the hidden
 */
public record ColumnChoice(Set<String> hidden, Set<String> pinned) {
  public ColumnChoice {
    hidden = Set.copyOf(hidden);
    pinned = Set.copyOf(pinned);
  }

  /** Nothing chosen. */
  public static ColumnChoice none() {
    return new ColumnChoice(Set.of(), Set.of());
  }

  /** With a column pinned, or hidden. */
  public ColumnChoice with(String id, boolean shown) {
    Set<String> nowHidden = new HashSet<>(hidden);
    Set<String> nowPinned = new HashSet<>(pinned);
    (shown ? nowHidden : nowPinned).remove(id);
    (shown ? nowPinned : nowHidden).add(id);
    return new ColumnChoice(nowHidden, nowPinned);
  }
}
