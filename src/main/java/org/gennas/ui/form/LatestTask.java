package org.gennas.ui.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Work of which only the latest counts: beginning it again makes what runs stale, and answers that
 * come late are dropped. Begun and answered on the window's thread.
 */
public final class LatestTask {
  private final Executor background;
  private final Executor ui;
  private volatile long latest;

  public LatestTask(Executor background, Executor ui) {
    this.background = background;
    this.ui = ui;
  }

  /** What takes a while. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Turn turn) throws IOException;
  }

  /** One beginning of the work. */
  public final class Turn {
    private final long number;

    private Turn(long number) {
      this.number = number;
    }

    /** Whether nobody waits for the answer any more. */
    public boolean stale() {
      return number != latest || Thread.currentThread().isInterrupted();
    }

    /** Tells something before the answer, unless nobody waits any more. */
    public void tell(Runnable news) {
      ui.execute(
          () -> {
            if (number == latest) {
              news.run();
            }
          });
    }
  }

  /**
   * Begins in the background.
   *
   * @param done told the answer
   * @param failed told why there is none
   */
  public <T> void run(Work<T> work, Consumer<T> done, Consumer<String> failed) {
    Turn turn = new Turn(++latest);
    background.execute(
        () -> {
          if (turn.number != latest) {
            return;
          }
          try {
            T answer = work.run(turn);
            turn.tell(() -> done.accept(answer));
          } catch (IOException | UncheckedIOException e) {
            turn.tell(() -> failed.accept(String.valueOf(e.getMessage())));
          }
        });
  }

  /** Makes what runs stale. */
  public void cancel() {
    latest++;
  }
}
