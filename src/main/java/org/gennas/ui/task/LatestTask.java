package org.gennas.ui.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of which only the newest counts: a new run takes the place of the one before, and a
 * cancelled one never answers. Run, cancelled and answered on the window's thread.
 */
public final class LatestTask {
  private static final Logger LOG = LoggerFactory.getLogger(LatestTask.class);

  /** What becomes of a run that a newer one takes the place of. */
  public enum Overtaken {
    /** It may come to its end, but what it says is not heard. */
    DROPPED,
    /** Its thread is interrupted, and what it says is not heard. */
    INTERRUPTED,
    /**
     * It comes to its end and is heard; until then the newest of those that come waits and the
     * others are dropped, so that a drag shows steps and leaves no queue.
     */
    FINISHED
  }

  /** What takes a while. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Turn turn) throws Exception;
  }

  /** One run of the work. */
  public interface Turn {
    /** Whether nobody waits for the answer any more. */
    boolean stale();

    /** Tells something before the answer, on the window's thread, unless nobody waits any more. */
    void tell(Runnable news);
  }

  private final Executor background;
  private final Executor ui;
  private final Overtaken overtaken;
  private volatile long latest;
  private Optional<Run<?>> running = Optional.empty();
  private Optional<Run<?>> waiting = Optional.empty();

  /** Of which runs that are overtaken are dropped. */
  public LatestTask(Executor background, Executor ui) {
    this(background, ui, Overtaken.DROPPED);
  }

  public LatestTask(Executor background, Executor ui, Overtaken overtaken) {
    this.background = background;
    this.ui = ui;
    this.overtaken = overtaken;
  }

  /**
   * Runs the work in the background. An interrupted run does not answer.
   *
   * @param done told the answer
   * @param failed told why there is none; what is not a matter of files is logged as well
   */
  public <T> void run(Work<T> work, Consumer<T> done, Consumer<String> failed) {
    if (overtaken == Overtaken.FINISHED && running.isPresent()) {
      waiting = Optional.of(new Run<>(work, done, failed, latest));
      return;
    }
    cancel();
    start(new Run<>(work, done, failed, latest));
  }

  /** Neither what runs nor what waits is heard of. */
  public void cancel() {
    latest++;
    waiting = Optional.empty();
    if (overtaken != Overtaken.FINISHED) {
      running.ifPresent(run -> run.cancel(overtaken == Overtaken.INTERRUPTED));
      running = Optional.empty();
    }
  }

  private void start(Run<?> run) {
    running = Optional.of(run);
    try {
      background.execute(run);
    } catch (RejectedExecutionException e) {
      running = Optional.empty(); // the window is closing
    }
  }

  private void ended(Run<?> run) {
    if (running.filter(r -> r == run).isEmpty()) {
      return;
    }
    running = Optional.empty();
    Optional<Run<?>> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::start);
  }

  private static final class Ticket implements Turn {
    private final LatestTask of;
    private final long number;

    Ticket(LatestTask of, long number) {
      this.of = of;
      this.number = number;
    }

    @Override
    public boolean stale() {
      return number != of.latest || Thread.currentThread().isInterrupted();
    }

    @Override
    public void tell(Runnable news) {
      of.ui.execute(() -> hear(news));
    }

    private void hear(Runnable news) {
      if (number == of.latest) {
        news.run();
      }
    }
  }

  private final class Run<T> extends FutureTask<T> {
    private final Ticket ticket;
    private final Consumer<T> answered;
    private final Consumer<String> failed;

    Run(Work<T> work, Consumer<T> answered, Consumer<String> failed, long number) {
      this(work, answered, failed, new Ticket(LatestTask.this, number));
    }

    private Run(Work<T> work, Consumer<T> answered, Consumer<String> failed, Ticket ticket) {
      super(() -> work.run(ticket));
      this.ticket = ticket;
      this.answered = answered;
      this.failed = failed;
    }

    @Override
    protected void done() {
      if (isCancelled()) {
        return;
      }
      Runnable outcome = outcome();
      ui.execute(
          () -> {
            try {
              ticket.hear(outcome);
            } finally {
              ended(this);
            }
          });
    }

    private Runnable outcome() {
      try {
        T answer = get();
        return () -> answered.accept(answer);
      } catch (ExecutionException e) {
        return failure(e.getCause());
      } catch (CancellationException e) {
        return () -> {};
      } catch (InterruptedException e) {
        return interrupted();
      }
    }

    private Runnable failure(Throwable why) {
      if (why instanceof InterruptedException) {
        return interrupted();
      }
      if (!(why instanceof IOException || why instanceof UncheckedIOException)) {
        LOG.warn("Background work failed", why);
      }
      return () -> failed.accept(String.valueOf(why.getMessage()));
    }

    private Runnable interrupted() {
      Thread.currentThread().interrupt();
      return () -> {};
    }
  }
}
