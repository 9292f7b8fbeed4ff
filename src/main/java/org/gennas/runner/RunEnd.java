package org.gennas.runner;

import org.gennas.study.event.TrialResult;

/** How a run of a trial ended. */
public sealed interface RunEnd {
  record Finished(TrialResult result) implements RunEnd {}

  /** On request; {@code epochs} whole epochs are in the checkpoint. */
  record Stopped(int epochs) implements RunEnd {}

  /** The training itself cannot continue. */
  record Failed(String message, String remedy) implements RunEnd {}

  /** The worker vanished: killed, crashed or out of memory. It may be started again. */
  record Lost(String message) implements RunEnd {}
}
