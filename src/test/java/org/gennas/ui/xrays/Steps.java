package org.gennas.ui.xrays;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what it is given when a test says so, in order, on the test's own thread. */
final class Steps implements Executor {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  /** Runs what waits, and what comes of it. */
  void all() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  int size() {
    return waiting.size();
  }
}
