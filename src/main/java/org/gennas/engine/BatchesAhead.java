package org.gennas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;

/**
 * Hands out the batches of an epoch in their order, and has the next one assembled by another
 * thread while one is used. Two batches take turns (three where the last one of an epoch is
 * smaller), so that no step needs memory for its images. For one thread only.
 */
final class BatchesAhead implements AutoCloseable {
  private final Executor executor;
  private final List<Batch> spare = new ArrayList<>();
  private Optional<Batch> handedOut = Optional.empty();
  private Optional<Load> underway = Optional.empty();
  private long waitedNanos;

  /**
   * @param executor assembles, one batch at a time
   */
  BatchesAhead(Executor executor) {
    this.executor = executor;
  }

  /**
   * Turns to another epoch or source and has its first batch assembled. The batch that was handed
   * out last must not be used any more.
   *
   * @param first 0-based; from {@link BatchSource#batchesPerEpoch} on, there is nothing to hand out
   */
  void begin(BatchSource source, int epoch, int first) {
    close();
    handedOut.ifPresent(spare::add);
    handedOut = Optional.empty();
    spare.removeIf(batch -> !isOf(batch, source));
    load(source, epoch, first);
  }

  private static boolean isOf(Batch batch, BatchSource source) {
    return batch.px() == source.px()
        && batch.findings() == source.findings()
        && (batch.size() == source.size(0)
            || batch.size() == source.size(source.batchesPerEpoch() - 1));
  }

  /**
   * The next batch. It is the caller's up to the next call of this or of {@link #begin}. What fails
   * in the assembling thread is thrown here: errors and runtime exceptions as they are.
   *
   * @throws NoSuchElementException behind the last batch, before {@link #begin}, after a failure
   */
  Batch next() {
    Load load = underway.orElseThrow(() -> new NoSuchElementException("No batch is left"));
    underway = Optional.empty();
    long start = System.nanoTime();
    Batch filled = load.get();
    waitedNanos += System.nanoTime() - start;
    handedOut.ifPresent(spare::add);
    handedOut = Optional.of(filled);
    load(load.source, load.epoch, load.index + 1);
    return filled;
  }

  private void load(BatchSource source, int epoch, int index) {
    if (index < source.batchesPerEpoch()) {
      Load load = new Load(source, blank(source, source.size(index)), epoch, index);
      underway = Optional.of(load);
      executor.execute(load);
    }
  }

  private Batch blank(BatchSource source, int size) {
    for (int i = 0; i < spare.size(); i++) {
      if (spare.get(i).size() == size) {
        return spare.remove(i);
      }
    }
    return Batch.blank(size, source.px(), source.findings());
  }

  /** Seconds that {@link #next} has waited for batches, since this object was made. */
  double waitedSeconds() {
    return waitedNanos / 1e9;
  }

  /** Gives up the batch that is being assembled; on return no other thread is at work for this. */
  @Override
  public void close() {
    underway.ifPresent(load -> spare.add(load.end()));
    underway = Optional.empty();
  }

  /** One batch on its way. Whoever claims it first assembles it, or sees to it that nobody does. */
  private static final class Load implements Runnable {
    private final BatchSource source;
    private final Batch into;
    private final int epoch;
    private final int index;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CompletableFuture<Batch> filled = new CompletableFuture<>();

    Load(BatchSource source, Batch into, int epoch, int index) {
      this.source = source;
      this.into = into;
      this.epoch = epoch;
      this.index = index;
    }

    @Override
    public void run() {
      if (claimed.compareAndSet(false, true)) {
        try {
          source.fill(into, epoch, index);
          filled.complete(into);
        } catch (Throwable failure) {
          filled.completeExceptionally(failure);
        }
      }
    }

    /** Assembles here and now what no thread has begun with, rather than wait for a busy one. */
    Batch get() {
      run();
      try {
        return filled.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    Batch end() {
      if (!claimed.compareAndSet(false, true)) {
        filled.exceptionally(failure -> into).join();
      }
      return into;
    }
  }
}
