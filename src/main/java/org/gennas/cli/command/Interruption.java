package org.gennas.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives a long command time to bring its work into safety when it is interrupted (Ctrl-C, TERM):
 * the process leaves only when this has been closed.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch safe = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable onRequest) {
    hook = new Thread(() -> interrupted(onRequest), "interruption");
  }

  /**
   * Listens from now on.
   *
   * @param onRequest run once, on a thread of its own, when the process is asked to leave
   */
  static Interruption listen(Runnable onRequest) {
    Interruption interruption = new Interruption(onRequest);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void interrupted(Runnable onRequest) {
    requested.set(true);
    onRequest.run();
    try {
      safe.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was asked to leave. */
  boolean requested() {
    return requested.get();
  }

  /** The work is safe; the process may leave. Does not return where it was asked to. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is leaving: half an answer after the last word would only confuse.
      safe.countDown();
      while (true) {
        LockSupport.park(this);
      }
    }
  }
}
