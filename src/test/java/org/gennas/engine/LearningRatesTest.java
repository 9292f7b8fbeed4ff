package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.study.config.TrainingConfig;
import org.junit.jupiter.api.Test;

class LearningRatesTest {
  private final LearningRates strong = new LearningRates(TrainingConfig.strong());

  @Test
  void aTrainingWithoutARecipeDecaysByTheEpoch() {
    LearningRates paper = new LearningRates(TrainingConfig.paper());
    assertEquals(0.0004, paper.at(Progress.of(0, 40, 41, 50)));
    assertEquals(0.0004 * Math.pow(0.97, 7), paper.at(Progress.of(7, 3, 41, 50)));
  }

  @Test
  void theStrongOneWarmsUpAndThenFollowsACosineTo0() {
    assertEquals(0.002 / 120, strong.at(new Progress(0, 0, 1600)), 1e-12);
    assertEquals(0.002, strong.at(new Progress(2, 119, 1600)), 1e-12);
    assertEquals(0.002, strong.at(new Progress(3, 120, 1600)), 1e-12);
    assertEquals(0.001, strong.at(new Progress(21, 860, 1600)), 1e-12);
    assertTrue(strong.at(new Progress(39, 1599, 1600)) < 1e-8);
  }

  @Property
  void itNeverLeavesTheRangeAndFallsAfterTheWarmUp(
      @ForAll @IntRange(min = 1, max = 20_000) int steps,
      @ForAll @IntRange(max = 20_000) int step) {
    int at = step % steps;
    double rate = strong.at(new Progress(0, at, steps));
    assertTrue(rate > 0 && rate <= 0.002, "rate " + rate);
    if (at >= 0.075 * steps && at + 1 < steps) {
      assertTrue(strong.at(new Progress(0, at + 1, steps)) <= rate);
    }
  }
}
