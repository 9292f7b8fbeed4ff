package org.gennas.runner.table;

import java.time.Duration;

/** Simulated time, in which days pass at once. */
public interface VirtualClock {
  /** Has something happen after a simulated while. */
  void after(Duration delay, Runnable what);
}
