package org.gennas.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A line that is thinned as it grows looks like one that is thinned at once. */
class ThinnedLineTest {
  private static final LinearScale UP = new LinearScale(-5, 5, 200, 0);

  @Property(tries = 150)
  void everyColumnKeepsItsPeaksHoweverTheLineGrew(
      @ForAll @IntRange(min = 1, max = 2_000) int size,
      @ForAll @IntRange(min = 1, max = 90) int columns,
      @ForAll @IntRange(min = 1, max = 400) int step,
      @ForAll long seed) {
    LinearScale along = new LinearScale(0, size, 0, columns);
    PointBuffer points = new PointBuffer();
    ThinnedLine line = new ThinnedLine(points);
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      points.append(i, random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian());
      if (i % step == 0) {
        line.on(along, UP);
      }
    }
    Polyline thin = line.on(along, UP);
    Polyline whole = points.line().on(along, UP);
    for (int column = 0; column <= columns; column++) {
      assertEquals(peak(whole, column, false), peak(thin, column, false));
      assertEquals(peak(whole, column, true), peak(thin, column, true));
    }
    assertEquals(breaks(whole), breaks(thin));
    assertTrue(thin.size() <= 2 * (columns / ThinnedLine.COLUMN + 2) + 3 * breaks(whole) + 1);
    assertEquals(whole.x(size - 1), thin.x(thin.size() - 1), "the line reaches its last point");
    for (int i = 1; i < thin.size(); i++) {
      assertTrue(thin.x(i) >= thin.x(i - 1));
    }
  }

  @Test
  void anotherScaleOrOtherPointsStartAnew() {
    PointBuffer points = new PointBuffer();
    ThinnedLine line = new ThinnedLine(points);
    for (int i = 0; i < 1_000; i++) {
      points.append(i, i % 7);
    }
    Polyline narrow = line.on(new LinearScale(0, 1_000, 0, 10), UP);
    Polyline wide = line.on(new LinearScale(0, 1_000, 0, 100), UP);
    assertTrue(wide.size() > 5 * narrow.size());
    points.clear();
    line.reset();
    points.append(3, 1);
    assertEquals(1, line.on(new LinearScale(0, 1_000, 0, 100), UP).size());
  }

  private static double column(double x) {
    return Math.floor(x / ThinnedLine.COLUMN);
  }

  private static long breaks(Polyline line) {
    return IntStream.range(0, line.size()).filter(i -> Double.isNaN(line.y(i))).count();
  }

  private static double peak(Polyline line, int column, boolean high) {
    var values =
        IntStream.range(0, line.size())
            .filter(i -> !Double.isNaN(line.y(i)) && column(line.x(i)) == column)
            .mapToDouble(line::y);
    return (high ? values.max() : values.min()).orElse(-1);
  }
}
