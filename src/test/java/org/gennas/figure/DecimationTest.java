package org.gennas.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A thinned line looks like the whole one. */
class DecimationTest {
  @Property(tries = 200)
  void noColumnLosesItsPeaksOrKeepsMoreThanFourPoints(
      @ForAll @IntRange(min = 1, max = 3_000) int points,
      @ForAll @IntRange(min = 1, max = 80) int columns,
      @ForAll long seed) {
    Polyline whole = walk(points, columns, seed);
    Polyline thin = Decimation.perPixel(whole);
    for (int column = 0; column <= columns; column++) {
      double[] before = inColumn(whole, column);
      double[] after = inColumn(thin, column);
      assertEquals(min(before), min(after));
      assertEquals(max(before), max(after));
      if (points > columns + 1) {
        assertTrue(after.length <= 4);
      }
    }
    for (int i = 1; i < thin.size(); i++) {
      assertTrue(thin.x(i) >= thin.x(i - 1));
    }
  }

  @Test
  void aLineWithRoomIsLeftAlone() {
    Polyline line = Polyline.of(new double[] {0, 10, 20, 30, 40}, new double[] {1, 2, 3, 4, 5});
    assertSame(line, Decimation.perPixel(line));
  }

  @Test
  void aGapStaysAGap() {
    double[] xs = IntStream.range(0, 1_000).mapToDouble(i -> i / 100.0).toArray();
    double[] ys = IntStream.range(0, 1_000).mapToDouble(i -> i == 500 ? Double.NaN : i).toArray();
    Polyline thin = Decimation.perPixel(Polyline.of(xs, ys));
    long gaps = IntStream.range(0, thin.size()).filter(i -> Double.isNaN(thin.y(i))).count();
    assertEquals(1, gaps);
    assertTrue(thin.size() < 60);
  }

  private static Polyline walk(int points, int columns, long seed) {
    Random random = new Random(seed);
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      xs[i] = (double) i * columns / points;
      ys[i] = random.nextGaussian();
    }
    return Polyline.of(xs, ys);
  }

  private static double[] inColumn(Polyline line, int column) {
    return IntStream.range(0, line.size())
        .filter(i -> Math.floor(line.x(i)) == column)
        .mapToDouble(line::y)
        .toArray();
  }

  private static double min(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).min().orElse(0);
  }

  private static double max(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).max().orElse(0);
  }
}
