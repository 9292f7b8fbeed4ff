package org.gennas.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class LogTicksTest {
  private static List<String> labels(double floor, double high, double height, boolean exact) {
    return LogTicks.within(floor, high, height, exact).stream().map(Tick::label).toList();
  }

  @Test
  void ranksBeginAtOneAndNameTwoAndFiveWhereThereIsRoom() {
    assertThat(labels(1, 2187, 400, true))
        .containsExactly("1", "2", "5", "10", "20", "50", "100", "200", "500", "1,000", "2,000");
  }

  @Test
  void aLowAxisNamesPowersOfTenOnly() {
    assertThat(labels(1, 2187, 120, true)).containsExactly("1", "10", "100", "1,000");
  }

  @Test
  void regretsEndAtZeroWithNothingThatCouldBeTakenForIt() {
    assertThat(labels(1e-4, 0.2, 500, false))
        .containsExactly(
            "0", "0.0005", "0.001", "0.002", "0.005", "0.01", "0.02", "0.05", "0.1", "0.2");
  }

  @Property
  void ticksRiseAndLieOnTheAxis(
      @ForAll @DoubleRange(min = 1e-6, max = 10) @Scale(8) double floor,
      @ForAll @DoubleRange(min = 1.1, max = 1e6) double times,
      @ForAll @DoubleRange(min = 20, max = 900) double height) {
    List<Double> values =
        LogTicks.within(floor, floor * times, height, true).stream().map(Tick::value).toList();
    assertThat(values).isSorted().doesNotHaveDuplicates();
    assertThat(values).allMatch(v -> v >= floor * 0.999 && v <= floor * times * 1.001);
  }
}
