package org.gennas.search;

import java.io.IOException;
import java.util.Optional;

/** Work on the search's thread that may be called off from any other. */
final class CancellableWork {
  private Optional<Thread> working = Optional.empty();

  /** Something that ends when its thread is interrupted. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /**
   * Works on the caller's thread.
   *
   * @return false where it was cancelled
   */
  boolean done(Work work) throws IOException {
    synchronized (this) {
      working = Optional.of(Thread.currentThread());
    }
    try {
      work.run();
      return true;
    } catch (InterruptedException e) {
      return false;
    } finally {
      synchronized (this) {
        working = Optional.empty();
      }
    }
  }

  synchronized void callOff() {
    working.ifPresent(Thread::interrupt);
  }
}
