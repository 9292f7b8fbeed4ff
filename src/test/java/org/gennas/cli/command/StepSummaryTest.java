package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.gennas.engine.MatrixProduct;
import org.gennas.engine.StepTimes;
import org.gennas.worker.ResidentMemory;
import org.gennas.worker.StepReport;
import org.junit.jupiter.api.Test;

final class StepSummaryTest {
  private static StepSummary summary(double... totals) {
    StepReport report =
        new StepReport(
            StepReport.FORMAT,
            "onednn",
            "for a test",
            1,
            10,
            Arrays.stream(totals)
                .mapToObj(total -> new StepTimes(total, 0, total / 2, total / 2, 0, 1, 100, 0.7))
                .toList(),
            new ResidentMemory(Optional.empty(), Optional.empty()),
            new MatrixProduct("oneDNN", 2048, 80),
            new MatrixProduct("oneDNN", 2048, 100));
    return new StepSummary(report, 24, 100_000_000);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertEquals(250, summary(400, 100, 300, 200).median(StepTimes::total));
    assertEquals(200, summary(900, 100, 200).median(StepTimes::total));
  }

  @Test
  void speedsFollowFromTheMedianStep() {
    StepSummary summary = summary(200, 400, 900);

    assertAll(
        () -> assertEquals(200, summary.minimum()),
        () -> assertEquals(60, summary.imagesPerSecond(), 1e-9),
        // 2 x 3 x 100 M x 24 in 0.4 s
        () -> assertEquals(14_400_000_000L, summary.flop()),
        () -> assertEquals(36, summary.gflops(), 1e-9),
        // of the faster of the two products
        () -> assertEquals(0.36, summary.fractionOfSgemm(), 1e-9));
  }
}
