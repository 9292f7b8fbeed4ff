package org.gennas.data.prepared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gennas.data.split.SplitTable;

/**
 * The same image in two sets of a split, under two names: a leak that patients' names don't show.
 * Known only of prepared images. Equal checksums make a suspicion, equal pixels settle it.
 *
 * @param looked prepared images of the split
 * @param pairs an image and one on another side with the same pixels, each image once
 */
public record DuplicateImages(int looked, List<Pair> pairs) {
  public DuplicateImages {
    pairs = List.copyOf(pairs);
  }

  /** Rows of the dataset. */
  public record Pair(int first, int second) {}

  /**
   * Looks through a split.
   *
   * @param images those that the split's rows point into; may be prepared in part
   */
  public static DuplicateImages across(PreparedImages images, SplitTable split) {
    Map<Integer, List<SplitTable.Row>> alike = new HashMap<>();
    int looked = 0;
    for (SplitTable.Row row : split.rows()) {
      if (images.status(row.row()) == PreparedImages.Status.DONE) {
        alike.computeIfAbsent(images.checksum(row.row()), sum -> new ArrayList<>(1)).add(row);
        looked++;
      }
    }
    List<Pair> pairs = new ArrayList<>();
    byte[] one = new byte[images.px() * images.px()];
    byte[] other = new byte[one.length];
    for (List<SplitTable.Row> group : alike.values()) {
      for (int i = 1; i < group.size(); i++) {
        SplitTable.Row second = group.get(i);
        for (SplitTable.Row first : group.subList(0, i)) {
          if (first.side() != second.side() && same(images, first, second, one, other)) {
            pairs.add(new Pair(first.row(), second.row()));
            break;
          }
        }
      }
    }
    pairs.sort((a, b) -> Integer.compare(a.second(), b.second()));
    return new DuplicateImages(looked, pairs);
  }

  private static boolean same(
      PreparedImages images,
      SplitTable.Row first,
      SplitTable.Row second,
      byte[] one,
      byte[] other) {
    images.read(first.row(), one);
    images.read(second.row(), other);
    return Arrays.equals(one, other);
  }
}
