package org.gennas.report.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One training as a tracker sees it: what was set, what was measured at each step, how it ended.
 *
 * @param label within its study, such as "T-01"
 * @param name such as "T-01 22122121"
 * @param started empty before it began
 * @param ended empty while it runs
 * @param params what was set, by name
 * @param epochs in order
 * @param results once finished: figures of the best epoch, and of the test split for the winner
 */
public record TrackedRun(
    String label,
    String name,
    Status status,
    Optional<Instant> started,
    Optional<Instant> ended,
    Map<String, String> params,
    List<Step> epochs,
    Map<String, Double> results) {
  public TrackedRun {
    params = Map.copyOf(params);
    epochs = List.copyOf(epochs);
    results = Map.copyOf(results);
  }

  /** Where it stands. */
  public enum Status {
    /** Waits for a device, or resumes later. */
    SCHEDULED,
    RUNNING,
    FINISHED,
    FAILED,
    /** Ended early by a person or a rule. */
    KILLED
  }

  /**
   * What was measured at the end of an epoch.
   *
   * @param number 1-based
   * @param metrics finite numbers by name; what is not defined is missing
   */
  public record Step(int number, Instant at, Map<String, Double> metrics) {
    public Step {
      metrics = Map.copyOf(metrics);
    }

    /** The metrics in the order of their names. */
    public Map<String, Double> ordered() {
      return new TreeMap<>(metrics);
    }
  }
}
