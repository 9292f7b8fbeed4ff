package org.gennas.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static byte[] noise(int px, long seed) {
    byte[] greys = new byte[px * px];
    new Random(seed).nextBytes(greys);
    return greys;
  }

  private static float[] apply(Augmentation change, byte[] source, int px, long seed) {
    float[] target = new float[px * px];
    change.apply(source, px, new Random(seed), target, 0);
    return target;
  }

  @Property(tries = 50)
  void noChangeLeavesTheImageAsItIs(
      @ForAll @IntRange(min = 1, max = 30) int px, @ForAll long seed) {
    byte[] source = noise(px, seed);
    float[] target = apply(new Augmentation(0, 0, 0), source, px, seed);
    for (int i = 0; i < target.length; i++) {
      assertEquals(source[i] & 0xFF, target[i], 1e-3);
    }
  }

  @Property(tries = 50)
  void greysStayInRangeAndTheSameDrawGivesTheSameImage(
      @ForAll @IntRange(min = 1, max = 30) int px, @ForAll long seed) {
    Augmentation change = new Augmentation(0.2, 30, 0.5);
    byte[] source = noise(px, seed);
    float[] target = apply(change, source, px, seed);
    for (float grey : target) {
      assertTrue(grey >= 0 && grey <= 255);
    }
    assertArrayEquals(target, apply(change, source, px, seed));
    assertTrue(px < 3 || !Arrays.equals(target, apply(change, source, px, seed + 1)));
  }

  @Property(tries = 50)
  void shiftAndRotationOfAnEvenImageChangeNothingSinceTheEdgeGoesOn(
      @ForAll @IntRange(min = 2, max = 30) int px, @ForAll long seed) {
    byte[] even = new byte[px * px];
    Arrays.fill(even, (byte) 200);
    for (float grey : apply(new Augmentation(0.5, 45, 0), even, px, seed)) {
      assertEquals(200, grey, 1e-3);
    }
  }

  @Test
  void aShiftMovesABrightSpotByNoMoreThanItSays() {
    int px = 41;
    byte[] spot = new byte[px * px];
    spot[20 * px + 20] = (byte) 255;
    boolean moved = false;
    for (int seed = 0; seed < 50; seed++) {
      float[] target = apply(new Augmentation(0.1, 0, 0), spot, px, seed);
      double weight = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < target.length; i++) {
        weight += target[i];
        x += target[i] * (i % px);
        y += target[i] * (i / px);
      }
      double away = Math.max(Math.abs(x / weight - 20), Math.abs(y / weight - 20));
      assertTrue(away <= 4.1 + 1e-6, "moved by " + away);
      moved |= away > 2;
    }
    assertTrue(moved);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(0.6, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, 46, 0));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(Double.NaN, 0, 0));
    assertFalse(new Augmentation(0, 0, 0).equals(new Augmentation(0.1, 0, 0)));
  }
}
