package org.gennas.ui.compare;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs one piece of work in the background at a time: a new one cancels the one before, and what a
 * cancelled one still has to say is not heard. Confined to the window's thread.
 */
final class LatestWork {
  private final ExecutorService background;
  private final Executor ui;
  private Optional<Future<?>> running = Optional.empty();
  private long asked;

  /** Work that hands updates over, to be run on the window's thread. */
  @FunctionalInterface
  interface Work {
    void run(Consumer<Runnable> hand) throws InterruptedException;
  }

  LatestWork(ExecutorService background, Executor ui) {
    this.background = background;
    this.ui = ui;
  }

  void start(Work work) {
    cancel();
    long ticket = asked;
    running =
        Optional.of(
            background.submit(
                () -> {
                  try {
                    work.run(update -> ui.execute(() -> hear(ticket, update)));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  void cancel() {
    asked++;
    running.ifPresent(work -> work.cancel(true));
    running = Optional.empty();
  }

  private void hear(long ticket, Runnable update) {
    if (ticket == asked) {
      update.run();
    }
  }
}
