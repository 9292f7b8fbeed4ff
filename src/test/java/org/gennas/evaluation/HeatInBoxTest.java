package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HeatInBoxTest {
  private static final HeatInBox.Box LEFT = new HeatInBox.Box(0, 0, 0.5, 1);
  private static final HeatInBox.Box WHOLE = new HeatInBox.Box(0, 0, 1, 1);

  @Test
  void thePeakAndTheShareOfHeatAreThoseOfTheBox() {
    float[] heat = {3, 1, -2, 0};
    HeatInBox left = HeatInBox.of(heat, 2, List.of(LEFT)).orElseThrow();
    assertTrue(left.peakInside());
    // 3 of 3 + 1; what is negative does not count
    assertEquals(0.75, left.shareInside(), 1e-9);
    assertEquals(0.5, left.areaInside(), 1e-9);

    HeatInBox right = HeatInBox.of(heat, 2, List.of(new HeatInBox.Box(0.5, 0, 1, 1))).orElseThrow();
    assertFalse(right.peakInside());
    assertEquals(0.25, right.shareInside(), 1e-9);
  }

  @Test
  void oneOfSeveralBoxesIsEnoughAndOverlapsCountOnce() {
    float[] heat = {0, 0, 0, 2};
    HeatInBox both =
        HeatInBox.of(heat, 2, List.of(LEFT, new HeatInBox.Box(0.25, 0, 1, 1))).orElseThrow();
    assertTrue(both.peakInside());
    assertEquals(1, both.shareInside(), 1e-9);
    assertEquals(1, both.areaInside(), 1e-9);
  }

  @Test
  void aPeakJustBesideABoxCounts() {
    // the peak's centre is at 0.25
    float[] heat = {1, 0, 0, 0};
    assertTrue(
        HeatInBox.of(heat, 2, List.of(new HeatInBox.Box(0.27, 0, 1, 1)))
            .orElseThrow()
            .peakInside());
    assertFalse(
        HeatInBox.of(heat, 2, List.of(new HeatInBox.Box(0.29, 0, 1, 1)))
            .orElseThrow()
            .peakInside());
  }

  @Test
  void aMapThatIsNowherePositivePointsNowhere() {
    assertEquals(Optional.empty(), HeatInBox.of(new float[] {0, -1, 0, 0}, 2, List.of(LEFT)));
  }

  @Test
  void aMapIsSquareAndABoxHasAnArea() {
    assertThrows(
        IllegalArgumentException.class, () -> HeatInBox.of(new float[3], 2, List.of(LEFT)));
    assertThrows(IllegalArgumentException.class, () -> HeatInBox.of(new float[4], 2, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new HeatInBox.Box(0.5, 0, 0.5, 1));
  }

  @Property
  void aMapThatKnowsNothingHasTheBoxesAreaAsItsShare(
      @ForAll @IntRange(min = 1, max = 20) int side,
      @ForAll @DoubleRange(min = 0, max = 0.8) double left,
      @ForAll @DoubleRange(min = 0, max = 0.8) double top) {
    float[] flat = new float[side * side];
    Arrays.fill(flat, 0.3f);
    HeatInBox.Box box = new HeatInBox.Box(left, top, left + 0.2, top + 0.2);
    HeatInBox result = HeatInBox.of(flat, side, List.of(box)).orElseThrow();
    assertEquals(result.areaInside(), result.shareInside(), 1e-6);
  }

  @Property
  void scalingAMapChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    float[] heat = new float[49];
    for (int i = 0; i < heat.length; i++) {
      heat[i] = random.nextFloat();
    }
    float[] more = heat.clone();
    for (int i = 0; i < more.length; i++) {
      more[i] *= 8;
    }
    HeatInBox one = HeatInBox.of(heat, 7, List.of(LEFT)).orElseThrow();
    HeatInBox other = HeatInBox.of(more, 7, List.of(LEFT)).orElseThrow();
    assertEquals(one.peakInside(), other.peakInside());
    assertEquals(one.shareInside(), other.shareInside(), 1e-6);
    assertEquals(1, HeatInBox.of(heat, 7, List.of(WHOLE)).orElseThrow().shareInside(), 1e-9);
  }
}
