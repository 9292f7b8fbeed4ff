package org.gennas.data.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AffineWarpTest {
  private static float[] noise(int px, long seed) {
    Random random = new Random(seed);
    float[] values = new float[px * px];
    for (int i = 0; i < values.length; i++) {
      values[i] = 255 * random.nextFloat();
    }
    return values;
  }

  /** The definition, pixel by pixel, without any haste. */
  private static double expected(
      float[] source,
      int px,
      double dx,
      double dy,
      double angle,
      double width,
      double height,
      int column,
      int row) {
    double centre = (px - 1) / 2.0;
    double u = column - centre - dx;
    double v = row - centre - dy;
    double x = clamped((Math.cos(angle) * u + Math.sin(angle) * v) / width + centre, px);
    double y = clamped((Math.cos(angle) * v - Math.sin(angle) * u) / height + centre, px);
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    int right = Math.min(px - 1, left + 1);
    int low = Math.min(px - 1, top + 1);
    return (1 - (y - top)) * between(source[top * px + left], source[top * px + right], x - left)
        + (y - top) * between(source[low * px + left], source[low * px + right], x - left);
  }

  private static double clamped(double coordinate, int px) {
    return Math.max(0, Math.min(px - 1, coordinate));
  }

  private static double between(double one, double other, double share) {
    return (1 - share) * one + share * other;
  }

  private static void assertAsDefined(int px, double dx, double dy, double angle, long seed) {
    assertAsDefined(px, dx, dy, angle, 1, 1, seed);
  }

  private static void assertAsDefined(
      int px, double dx, double dy, double angle, double width, double height, long seed) {
    float[] source = noise(px, seed);
    int at = 7;
    float[] target = new float[at + px * px];
    new AffineWarp(px, dx, dy, angle, width, height).apply(source, target, at);
    for (int row = 0; row < px; row++) {
      for (int column = 0; column < px; column++) {
        assertEquals(
            expected(source, px, dx, dy, angle, width, height, column, row),
            target[at + row * px + column],
            1e-3,
            column + ", " + row);
      }
    }
    for (int i = 0; i < at; i++) {
      assertEquals(0, target[i]);
    }
  }

  @Property(tries = 400)
  void eachPixelIsTheBilinearValueOfItsPointInTheSource(
      @ForAll @IntRange(min = 1, max = 40) int px,
      @ForAll @DoubleRange(min = -1, max = 1) @Scale(6) double right,
      @ForAll @DoubleRange(min = -1, max = 1) @Scale(6) double down,
      @ForAll @DoubleRange(min = -90, max = 90) @Scale(6) double degrees,
      @ForAll long seed) {
    assertAsDefined(px, right * px, down * px, Math.toRadians(degrees), seed);
  }

  @Property(tries = 400)
  void soItIsWhenScaledAndMirrored(
      @ForAll @IntRange(min = 1, max = 40) int px,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) @Scale(6) double right,
      @ForAll @DoubleRange(min = -90, max = 90) @Scale(6) double degrees,
      @ForAll @DoubleRange(min = 0.4, max = 2.5) @Scale(6) double width,
      @ForAll @DoubleRange(min = 0.4, max = 2.5) @Scale(6) double height,
      @ForAll boolean mirrored,
      @ForAll long seed) {
    assertAsDefined(
        px, right * px, 0.3, Math.toRadians(degrees), mirrored ? -width : width, height, seed);
  }

  @Test
  void aMirroredImageIsItsMirrorImage() {
    float[] source = noise(9, 1);
    float[] target = new float[81];
    new AffineWarp(9, 0, 0, 0, -1, 1).apply(source, target, 0);
    assertEquals(source[3 * 9 + 1], target[3 * 9 + 7]);
  }

  @Test
  void wholePixelsAndQuarterTurnsAreNotBlurredAway() {
    assertAsDefined(20, 3, -5, 0, 1);
    assertAsDefined(20, 0, 0, Math.PI / 2, 1);
    assertAsDefined(20, 0, 0, -Math.PI / 2, 1);
    float[] source = noise(20, 1);
    float[] target = new float[400];
    new AffineWarp(20, 3, -5, 0).apply(source, target, 0);
    assertEquals(source[9 * 20 + 4], target[4 * 20 + 7]);
  }

  @Test
  void largeImagesLoseNothingToTheFixedPoint() {
    assertAsDefined(1000, 33.3, -21.7, Math.toRadians(7.1), 1);
  }
}
