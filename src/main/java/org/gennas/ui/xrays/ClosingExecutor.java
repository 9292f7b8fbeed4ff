package org.gennas.ui.xrays;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Drops work that comes after its executor was shut down: the window is closing then, and there is
 * nobody to show the outcome to.
 */
final class ClosingExecutor implements Executor {
  private final Executor behind;

  ClosingExecutor(Executor behind) {
    this.behind = behind;
  }

  @Override
  public void execute(Runnable work) {
    try {
      behind.execute(work);
    } catch (RejectedExecutionException e) {
      // see above
      return;
    }
  }
}
