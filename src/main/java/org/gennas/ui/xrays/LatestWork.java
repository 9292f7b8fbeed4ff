package org.gennas.ui.xrays;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does the newest piece of work in the background and hands its outcome to the window's thread. At
 * most one piece runs; while it does, only the newest of those that come is kept, so that a drag
 * leaves no queue. Called on the window's thread only.
 *
 * @param <T> what the work comes to
 */
final class LatestWork<T> {
  private final Executor background;
  private final Executor ui;
  private final Consumer<T> done;
  private Optional<Supplier<T>> next = Optional.empty();
  private boolean running;
  private long wanted;

  LatestWork(Executor background, Executor ui, Consumer<T> done) {
    this.background = background;
    this.ui = ui;
    this.done = done;
  }

  /** Does this next; what waited is dropped, what runs is finished and shown. */
  void submit(Supplier<T> work) {
    next = Optional.of(work);
    if (!running) {
      start();
    }
  }

  /** Drops what waits; what runs is finished and thrown away. */
  void forget() {
    next = Optional.empty();
    wanted++;
  }

  private void start() {
    Supplier<T> work = next.orElseThrow();
    next = Optional.empty();
    running = true;
    long ticket = wanted;
    try {
      background.execute(() -> work(work, ticket));
    } catch (RejectedExecutionException e) {
      running = false; // the window is closing
    }
  }

  private void work(Supplier<T> work, long ticket) {
    Optional<T> outcome = Optional.empty();
    try {
      outcome = Optional.of(work.get());
    } finally {
      Optional<T> made = outcome;
      ui.execute(() -> ended(made, ticket));
    }
  }

  private void ended(Optional<T> outcome, long ticket) {
    running = false;
    if (ticket == wanted) {
      outcome.ifPresent(done);
    }
    if (next.isPresent() && !running) {
      start();
    }
  }
}
