package org.gennas.ui.study;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands tasks to the window's thread in their order, several at a time, and no more often than a
 * screen can show: so a fast search never crowds out a person's clicks.
 */
public final class PacedExecutor implements Executor {
  /** Twenty times a second. */
  public static final Duration SCREEN = Duration.ofMillis(50);

  private final Executor window;
  private final ScheduledExecutorService timer;
  private final long leastNanos;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile long lastNanos;

  /**
   * @param window runs a task on the window's thread at once
   * @param timer waits
   * @param least time between two visits of the window's thread
   */
  public PacedExecutor(Executor window, ScheduledExecutorService timer, Duration least) {
    this.window = window;
    this.timer = timer;
    this.leastNanos = least.toNanos();
    this.lastNanos = System.nanoTime() - leastNanos;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.compareAndSet(false, true)) {
      long delay = Math.max(0, lastNanos + leastNanos - System.nanoTime());
      try {
        timer.schedule(() -> window.execute(this::visit), delay, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        // The timer ends with the program; what is still told then is told to nobody.
        tasks.clear();
      }
    }
  }

  private void visit() {
    lastNanos = System.nanoTime();
    waiting.set(false);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
