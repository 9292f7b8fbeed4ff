package org.gennas.worker;

import java.nio.file.Path;
import java.util.List;
import org.gennas.engine.MatrixProduct;
import org.gennas.engine.StepTimes;

/**
 * What a {@link StepBenchMain} measured.
 *
 * @param layers family that computed
 * @param reason why this family, one line
 * @param threads of the worker, beside the one that makes batches
 * @param parameters of the network
 * @param steps without those of the warm-up
 * @param memory after the last step
 * @param before the product before the network was made
 * @param after the product after the last step
 */
public record StepReport(
    int format,
    String layers,
    String reason,
    int threads,
    long parameters,
    List<StepTimes> steps,
    ResidentMemory memory,
    MatrixProduct before,
    MatrixProduct after) {
  public static final int FORMAT = 1;

  public StepReport {
    steps = List.copyOf(steps);
  }

  /** Where the worker of a device leaves it. */
  public static Path file(Path folder, String device) {
    return folder.resolve("report-" + device.replace(':', '-') + ".json");
  }
}
