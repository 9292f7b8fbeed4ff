package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesAheadTest {
  private static final long PATIENCE_SECONDS = 60;

  /** Five batches of four images, and one of two. */
  private static final ToySource IMAGES = new ToySource(22, 8, 4, 1, 1);

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void endThread() {
    other.shutdownNow();
  }

  /** Does something else before a batch is filled. */
  private static BatchSource before(Consumer<Integer> each) {
    return new BatchSource() {
      @Override
      public int[][] labelCounts() {
        return new int[findings()][2];
      }

      @Override
      public int px() {
        return IMAGES.px();
      }

      @Override
      public int images() {
        return IMAGES.images();
      }

      @Override
      public int findings() {
        return IMAGES.findings();
      }

      @Override
      public int batchSize() {
        return IMAGES.batchSize();
      }

      @Override
      public void fill(Batch into, int epoch, int index) {
        each.accept(index);
        IMAGES.fill(into, epoch, index);
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing happened");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertHandsOut(BatchesAhead input, BatchSource source, int epoch, int first) {
    for (int index = first; index < source.batchesPerEpoch(); index++) {
      Batch expected = source.batch(epoch, index);
      Batch found = input.next();
      assertEquals(expected.size(), found.size());
      assertArrayEquals(expected.rows(), found.rows());
      assertArrayEquals(expected.pixels(), found.pixels());
      assertArrayEquals(expected.labels(), found.labels());
      assertArrayEquals(expected.mask(), found.mask());
    }
    assertThrows(NoSuchElementException.class, input::next);
  }

  @Test
  void batchesComeInOrderWhoeverAssemblesThem() {
    Executor never = task -> {};
    for (Executor executor : List.of(other, (Executor) Runnable::run, never)) {
      try (BatchesAhead input = new BatchesAhead(executor)) {
        input.begin(IMAGES, 0, 0);
        assertHandsOut(input, IMAGES, 0, 0);
        input.begin(IMAGES, 3, 4);
        assertHandsOut(input, IMAGES, 3, 4);
        input.begin(IMAGES, 3, 6);
        assertHandsOut(input, IMAGES, 3, 6);
      }
    }
  }

  @Test
  void anotherSourceCanFollowInMidEpoch() {
    ToySource larger = new ToySource(9, 16, 3, 2, 1);
    try (BatchesAhead input = new BatchesAhead(other)) {
      input.begin(IMAGES, 0, 0);
      input.next();
      input.next();
      input.begin(larger, 0, 0);
      assertHandsOut(input, larger, 0, 0);
      input.begin(IMAGES, 1, 0);
      assertHandsOut(input, IMAGES, 1, 0);
    }
  }

  @Test
  void theNextBatchIsAssembledByTheOtherThreadWhileOneIsUsed() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    BatchSource source =
        before(
            index -> {
              if (index == 0) {
                first.countDown();
              } else {
                thread.set(Thread.currentThread());
                second.countDown();
              }
            });
    BatchesAhead input = new BatchesAhead(other);
    input.begin(source, 0, 0);
    await(first);
    Batch used = input.next();
    float[] pixels = used.pixels().clone();
    await(second);
    input.close();
    assertNotSame(Thread.currentThread(), thread.get());
    assertArrayEquals(pixels, used.pixels());
  }

  @Test
  void arraysComeRoundAgainEpochAfterEpoch() {
    Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    try (BatchesAhead input = new BatchesAhead(other)) {
      for (int epoch = 0; epoch < 5; epoch++) {
        input.begin(IMAGES, epoch, 0);
        for (int index = 0; index < IMAGES.batchesPerEpoch(); index++) {
          arrays.add(input.next().pixels());
        }
      }
    }
    assertEquals(3, arrays.size(), "two batches in turn, and the smaller one at the end");
  }

  @Test
  void whatFailsInTheOtherThreadIsThrownAsItIs() {
    for (Throwable failure :
        List.of(
            new OutOfMemoryError("made up"),
            new UncheckedIOException(new IOException("made up")))) {
      BatchSource source =
          before(
              index -> {
                if (index == 2) {
                  throwUnchecked(failure);
                }
              });
      try (BatchesAhead input = new BatchesAhead(other)) {
        input.begin(source, 0, 0);
        input.next();
        input.next();
        assertSame(failure, assertThrows(Throwable.class, input::next));
        assertThrows(NoSuchElementException.class, input::next);
        input.begin(IMAGES, 0, 0);
        assertHandsOut(input, IMAGES, 0, 0);
      }
    }
  }

  private static void throwUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void aBatchThatNobodyHasBegunWithIsGivenUp() {
    List<Runnable> queue = new ArrayList<>();
    List<Integer> filled = new ArrayList<>();
    try (BatchesAhead input = new BatchesAhead(queue::add)) {
      input.begin(before(filled::add), 0, 0);
      input.next();
    }
    queue.forEach(Runnable::run);
    assertEquals(List.of(0), filled);
  }

  @Test
  void closingWaitsForTheBatchThatIsBeingAssembled() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    AtomicReference<Thread> closer = new AtomicReference<>();
    AtomicReference<Thread.State> whileAssembling = new AtomicReference<>();
    BatchSource source =
        before(
            index -> {
              entered.countDown();
              whileAssembling.set(onceAtRest(closer));
            });
    BatchesAhead input = new BatchesAhead(other);
    input.begin(source, 0, 0);
    await(entered);
    Thread closing = new Thread(input::close);
    closing.start();
    closer.set(closing);
    closing.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));

    assertEquals(Thread.State.WAITING, whileAssembling.get());
    assertFalse(closing.isAlive());
  }

  /** Watches a thread until it waits or has ended. */
  private static Thread.State onceAtRest(AtomicReference<Thread> watched) {
    Set<Thread.State> atRest = Set.of(Thread.State.WAITING, Thread.State.TERMINATED);
    Thread.State state = Thread.State.NEW;
    while (!atRest.contains(state)) {
      Thread.onSpinWait();
      state = watched.get() == null ? state : watched.get().getState();
    }
    return state;
  }

  @Test
  void anInterruptionIsKeptForThoseWhoAsk() {
    try (BatchesAhead input = new BatchesAhead(other)) {
      input.begin(IMAGES, 0, 0);
      Thread.currentThread().interrupt();
      assertHandsOut(input, IMAGES, 0, 0);
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void tellsHowLongTheCallerHasWaited() {
    try (BatchesAhead input = new BatchesAhead(Runnable::run)) {
      assertEquals(0, input.waitedSeconds());
      input.begin(IMAGES, 0, 0);
      input.next();
      double one = input.waitedSeconds();
      input.next();
      assertTrue(one > 0);
      assertTrue(input.waitedSeconds() > one);
    }
  }
}
