package org.gennas.study.folder;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker measured for a {@link SpeedOrder}.
 *
 * @param startSeconds from the worker's start to the end of its first step
 * @param stepSeconds median time of a training step of each network, in the order's order
 */
public record SpeedReport(int format, double startSeconds, List<Double> stepSeconds) {
  public static final int FORMAT = 1;

  public SpeedReport {
    stepSeconds = List.copyOf(stepSeconds);
  }

  /** Where the worker of a device leaves it. */
  public static Path file(Path folder, String device) {
    return folder.resolve("report-" + device.replace(':', '-') + ".json");
  }
}
