package org.gennas.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.gennas.figure.Polyline;
import org.junit.jupiter.api.Test;

/** The stair of the best so far. */
class TrajectoryTest {
  @Property
  void theStairNeverFallsAndEndsAtTheBest(
      @ForAll List<@DoubleRange(min = 0.5, max = 1) Double> values) {
    Trajectory trajectory = of(values);
    Polyline stair = trajectory.bestSoFar(values.size() + 1);
    for (int i = 1; i < stair.size(); i++) {
      assertTrue(stair.y(i) >= stair.y(i - 1) && stair.x(i) >= stair.x(i - 1));
      assertTrue(stair.y(i) == stair.y(i - 1) || stair.x(i) == stair.x(i - 1));
    }
    assertEquals(values.isEmpty(), stair.isEmpty());
    if (!values.isEmpty()) {
      assertEquals(
          values.stream().mapToDouble(d -> d).max().orElseThrow(), stair.y(stair.size() - 1));
    }
  }

  @Test
  void aTrialWithoutAValueIsPassedOver() {
    Trajectory trajectory = of(List.of(Double.NaN, 0.8, Double.NaN, 0.9));
    Polyline stair = trajectory.bestSoFar(5);
    assertEquals(1.5, stair.x(0));
    assertEquals(0.9, stair.y(stair.size() - 1));
    assertFalse(of(List.of(Double.NaN)).hasValues());
  }

  @Test
  void whatTheTrialsAreHeldAgainstIsNoTrial() {
    Trajectory plain = of(List.of(0.6, 0.7));
    Trajectory against =
        plain.against(
            List.of(new Trajectory.Level("Prevalence", 0.5), new Trajectory.Level("Ridge", 0.9)));
    assertEquals(0.9, against.highestLevel().orElseThrow());
    assertEquals(plain.trials(), against.trials());
    Polyline stair = against.bestSoFar(3);
    assertEquals(0.7, stair.y(stair.size() - 1));
    assertFalse(
        Trajectory.empty().against(List.of(new Trajectory.Level("Ridge", 0.9))).hasValues());
  }

  private static Trajectory of(List<Double> values) {
    return new Trajectory(
        values.stream().map(v -> new Trajectory.Point("T", v)).toList(), List.of());
  }
}
