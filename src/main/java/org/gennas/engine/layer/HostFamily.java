package org.gennas.engine.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Computes on the CPU: 1x1 convolutions as matrix products of ND4J's BLAS; depthwise convolutions,
 * the stem, batch norm and ReLU as Java loops over memory that is still in the cache. ND4J's own
 * operations for these are 5 to 20 times slower. 32 bits only.
 */
public final class HostFamily implements LayerFamily {
  private final int threads;
  private final Executor executor;
  private final ReusedArrays scratch = new ReusedArrays();

  /**
   * @param threads channels are divided among so many; results do not depend on it
   * @param executor runs all but the first share; used only with two threads or more
   */
  public HostFamily(int threads, Executor executor) {
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread, not " + threads);
    }
    this.threads = threads;
    this.executor = executor;
  }

  @Override
  public String name() {
    return "host";
  }

  @Override
  public BlockComputation computation(BlockDefinition block) {
    return new HostBlock(block, this);
  }

  int threads() {
    return threads;
  }

  /** Arrays for gradients, which no block needs after its backward pass. */
  ReusedArrays scratch() {
    return scratch;
  }

  /** Work on some of the channels. */
  @FunctionalInterface
  interface Share {
    /**
     * @param from first channel
     * @param to channel after the last
     * @param thread number of the share, for its scratch space
     */
    void run(int from, int to, int thread);
  }

  /** Divides {@code channels} among the threads and waits for all. */
  void divide(int channels, Share share) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int t = 1; t < threads; t++) {
      int from = (int) ((long) channels * t / threads);
      int to = (int) ((long) channels * (t + 1) / threads);
      int thread = t;
      others.add(CompletableFuture.runAsync(() -> share.run(from, to, thread), executor));
    }
    share.run(0, channels / threads, 0);
    others.forEach(CompletableFuture::join);
  }

  @Override
  public void close() {
    scratch.close();
  }
}
