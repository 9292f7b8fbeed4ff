package org.gennas.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Labels at line ends do not cover each other. */
class LabelStackTest {
  @Test
  void labelsWithRoomStayWhereTheyWantToBe() {
    double[] wanted = {50, 20};
    assertArrayEquals(wanted, LabelStack.spread(wanted, 12, 0, 100));
  }

  @Property
  void noTwoOverlapAndNoneLeavesTheRoom(
      @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = -50, max = 250) Double> wanted) {
    double[] at = wanted.stream().mapToDouble(d -> d).toArray();
    double[] placed = LabelStack.spread(at, 13, 0, 200);
    double[] sorted = Arrays.stream(placed).sorted().toArray();
    for (int i = 0; i < sorted.length; i++) {
      assertTrue(sorted[i] >= 6.5 - 1e-9 && sorted[i] <= 193.5 + 1e-9);
      assertTrue(i == 0 || sorted[i] - sorted[i - 1] >= 13 - 1e-9);
    }
  }
}
