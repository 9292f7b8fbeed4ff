package org.gennas.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Moves labels that stand below each other apart, so that none covers another. */
public final class LabelStack {
  private LabelStack() {}

  /**
   * Places labels as near to where they want to be as their height allows.
   *
   * @param wanted middle of each label, px
   * @param height height of a label, px
   * @param top upper end of the room
   * @param bottom lower end of the room
   * @return middle of each label, in the order given; they overlap only where the room is too small
   */
  public static double[] spread(double[] wanted, double height, double top, double bottom) {
    int[] order =
        IntStream.range(0, wanted.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> wanted[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] placed = Arrays.copyOf(wanted, wanted.length);
    double free = top + height / 2;
    for (int i : order) {
      placed[i] = Math.max(placed[i], free);
      free = placed[i] + height;
    }
    free = bottom - height / 2;
    for (int k = order.length - 1; k >= 0; k--) {
      placed[order[k]] = Math.min(placed[order[k]], free);
      free = placed[order[k]] - height;
    }
    return placed;
  }
}
