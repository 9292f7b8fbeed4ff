package org.gennas.data.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GreyWindowTest {
  @Test
  void theFullWindowLeavesEightBitsAsTheyAre() {
    byte[] table = GreyWindow.between(0, 255).table(8, false);
    for (int level = 0; level < 256; level++) {
      assertEquals(level, table[level] & 0xFF);
    }
  }

  @Property
  void greysRiseFromBlackToWhiteAndTurnOverWhenInverted(
      @ForAll @DoubleRange(min = -5_000, max = 70_000) double center,
      @ForAll @DoubleRange(min = 0.01, max = 90_000) double width,
      @ForAll @IntRange(min = 1, max = 12) int bits) {
    GreyWindow window = new GreyWindow(center, width);
    byte[] table = window.table(bits, false);
    byte[] inverted = window.table(bits, true);
    assertEquals(1 << bits, table.length);
    for (int level = 0; level < table.length; level++) {
      assertEquals(255, (table[level] & 0xFF) + (inverted[level] & 0xFF));
      assertTrue(level == 0 || (table[level] & 0xFF) >= (table[level - 1] & 0xFF));
    }
    assertEquals(0, window.grey(window.low() - 1));
    assertEquals(255, window.grey(window.high() + 1));
    assertEquals(127.5, window.grey(window.center()), 1e-6);
  }

  @Test
  void aWindowHasAWidth() {
    assertThrows(IllegalArgumentException.class, () -> new GreyWindow(10, 0));
    assertThrows(IllegalArgumentException.class, () -> new GreyWindow(Double.NaN, 1));
    assertEquals(0.5, GreyWindow.between(7, 7).width());
  }
}
