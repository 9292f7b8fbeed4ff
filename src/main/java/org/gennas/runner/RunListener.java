package org.gennas.runner;

import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;

/** Hears what becomes of a running trial; called on the runner's threads, in order per trial. */
public interface RunListener {
  /** A line of the trial's events.jsonl. */
  void event(TrialId trial, TrialEvent event);

  /** The worker is gone; nothing follows. */
  void ended(TrialId trial, RunEnd end);
}
