package org.gennas.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;

/**
 * Trains a network as {@link Trainer} does and takes the time of each step. Confined to one thread.
 */
public final class StepMeter implements AutoCloseable {
  private static final double MILLI = 1e-6;

  private final BatchSource source;
  private final Executor ahead;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final StepClock clock = new StepClock();
  private final Network network;
  private int asked;
  private CompletableFuture<Made> next;

  /** A batch and the CPU nanoseconds of its making. */
  private record Made(Batch batch, long cpu) {}

  /**
   * Makes the network and has its first batch made.
   *
   * @param source gives batches and says px and findings
   * @param ahead makes the next batch while this one is trained
   */
  public StepMeter(
      SearchSpace space,
      Architecture architecture,
      TrainingConfig training,
      long seed,
      BatchSource source,
      LayerChoice layers,
      Executor ahead) {
    this.source = source;
    this.ahead = ahead;
    network =
        Network.create(
            space, architecture, source.px(), source.findings(), seed, training, layers.family());
    network.listen(clock);
    // The rate stays: by the schedule, thousands of steps over few images would make it vanish.
    network.setProgress(new Progress(0, 500, 1000));
    next = ask();
  }

  /** Family of layers that computes. */
  public String layers() {
    return network.layers();
  }

  /** Number of weights, gammas, betas and biases. */
  public long parameters() {
    return network.trainable();
  }

  /**
   * Trains.
   *
   * @param stop asked before each step
   * @return the steps done, fewer than asked for only where stopped
   */
  public List<StepTimes> train(int steps, BooleanSupplier stop) {
    List<StepTimes> done = new ArrayList<>();
    while (done.size() < steps && !stop.getAsBoolean()) {
      done.add(step());
    }
    return done;
  }

  private StepTimes step() {
    long heap = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    Made made = next.join();
    long there = System.nanoTime();
    next = ask();
    double loss = network.step(made.batch());
    long end = System.nanoTime();
    return new StepTimes(
        (end - start) * MILLI,
        (there - start) * MILLI,
        (clock.forwardEnd() - there) * MILLI,
        (clock.backwardEnd() - clock.forwardEnd()) * MILLI,
        (end - clock.backwardEnd()) * MILLI,
        made.cpu() * MILLI,
        threads.getCurrentThreadAllocatedBytes() - heap,
        loss);
  }

  private CompletableFuture<Made> ask() {
    int number = asked++;
    int batches = source.batchesPerEpoch();
    return CompletableFuture.supplyAsync(() -> make(number / batches, number % batches), ahead);
  }

  private Made make(int epoch, int index) {
    long before = threads.getCurrentThreadCpuTime();
    Batch batch = source.batch(epoch, index);
    return new Made(batch, threads.getCurrentThreadCpuTime() - before);
  }

  @Override
  public void close() {
    next.cancel(false);
    network.close();
  }
}
