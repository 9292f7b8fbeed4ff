package org.gennas.ui.study;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs one update on the window's thread for any number of requests that come while it waits its
 * turn, so a burst of events never queues up. Requests may come from any thread.
 */
public final class UpdatePulse {
  private final Executor ui;
  private final Runnable update;
  private final AtomicBoolean waiting = new AtomicBoolean();

  /**
   * @param ui runs the update on the window's thread, at its own pace
   * @param update shows what is known when it runs
   */
  public UpdatePulse(Executor ui, Runnable update) {
    this.ui = ui;
    this.update = update;
  }

  /** Asks for an update; does nothing where one is already waiting. */
  public void request() {
    if (waiting.compareAndSet(false, true)) {
      ui.execute(
          () -> {
            // Cleared first: what comes during the update deserves another one.
            waiting.set(false);
            update.run();
          });
    }
  }
}
