package org.gennas.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Round values along an axis, for any range. */
class AxisTicksTest {
  @Test
  void marksTenthsOfAnAucAxis() {
    AxisTicks ticks = AxisTicks.within(0, 1, 5);
    assertEquals(List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), ticks.values());
    assertEquals("0.6", ticks.label(3));
  }

  @Test
  void labelsHaveTheDecimalsThatTellTicksApart() {
    AxisTicks ticks = AxisTicks.within(0.8612, 0.8788, 4);
    assertEquals(List.of(0.865, 0.870, 0.875), ticks.values());
    assertEquals("0.870", ticks.label(1));
  }

  @Test
  void epochsAreWholeHoweverFewThereAre() {
    assertEquals(List.of(0.0, 1.0), AxisTicks.whole(0, 1, 5).values());
    assertEquals("1", AxisTicks.whole(0, 1, 5).label(1));
    assertEquals(List.of(1.0, 2.0, 3.0), AxisTicks.whole(0.4, 3.6, 14).values());
    assertEquals(List.of(0.0, 10.0, 20.0), AxisTicks.whole(0, 20, 2).values());
    assertEquals(List.of(new Tick(0, "0"), new Tick(5, "5")), AxisTicks.whole(0, 9, 2).marks());
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThrows(IllegalArgumentException.class, () -> AxisTicks.within(1, 1, 3));
    assertThrows(IllegalArgumentException.class, () -> AxisTicks.within(0, Double.NaN, 3));
    assertThrows(IllegalArgumentException.class, () -> AxisTicks.within(0, 1, 0));
  }

  @Property
  void ticksRiseByTheStepAndStayInside(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
      @ForAll @Scale(4) @DoubleRange(min = 1e-4, max = 1e6) double span,
      @ForAll @IntRange(min = 1, max = 12) int wanted) {
    AxisTicks ticks = AxisTicks.within(low, low + span, wanted);
    double slack = ticks.step() * 1e-3;
    assertTrue(ticks.values().size() <= 2 * wanted + 1, () -> ticks.toString());
    for (int i = 0; i < ticks.values().size(); i++) {
      double value = ticks.values().get(i);
      assertTrue(value >= low - slack && value <= low + span + slack);
      if (i > 0) {
        assertEquals(ticks.step(), value - ticks.values().get(i - 1), slack);
      }
      assertEquals(value, Double.parseDouble(ticks.label(i)), slack);
    }
  }

  @Property
  void theStepIsOneTwoOrFiveTimesAPowerOfTen(
      @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1e9) double span,
      @ForAll @IntRange(min = 1, max = 12) int wanted) {
    double step = AxisTicks.within(0, span, wanted).step();
    double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
    assertTrue(
        List.of(1.0, 2.0, 5.0).stream().anyMatch(round -> Math.abs(round - mantissa) < 1e-6));
  }

  @Property
  void anAxisHoldsItsValues(
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double least,
      @ForAll @DoubleRange(min = 0, max = 1e3) double span) {
    AxisRange range = AxisRange.holding(least, least + span, 3);
    assertTrue(range.low() <= least && range.high() >= least + span);
    assertTrue(range.high() > range.low());
    LinearScale scale = range.scale(100, 0);
    double middle = least + span / 2;
    double error = Math.max(1e-9, Math.abs(middle) * 1e-6);
    assertEquals(middle, scale.value(scale.px(middle)), error);
  }
}
