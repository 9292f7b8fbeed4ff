package org.gennas.runner;

import org.gennas.study.event.TrialResult;

/** How a run of a trial ended. */
public sealed interface RunEnd {
  record Finished(TrialResult result) implements RunEnd {}

  /** On request; {@code epochs} whole epochs are in the checkpoint. */
  record Stopped(int epochs) implements RunEnd {}

  /** The training itself cannot continue. */
  record Failed(String message, String remedy) implements RunEnd {}

  /** Something around the training failed it; it works once that is mended. */
  record Blocked(String message, String remedy) implements RunEnd {}

  /**
   * The worker vanished: killed, crashed or out of memory. It may be started again.
   *
   * @param crashed whether its own code crashed, as opposed to a kill from outside
   */
  record Lost(String message, boolean crashed) implements RunEnd {
    /** Of a worker that did not crash. */
    public Lost(String message) {
      this(message, false);
    }
  }
}
