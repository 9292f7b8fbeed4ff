package org.gennas.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.gennas.data.Batch;
import org.gennas.space.SearchSpace;
import org.gennas.study.TrainingConfig;

/**
 * Times training steps: {@code StepBenchmark PX THREADS STEPS CODE...}. Set OMP_NUM_THREADS to the
 * same number of threads.
 */
final class StepBenchmark {
  private StepBenchmark() {}

  public static void main(String[] arguments) {
    int px = Integer.parseInt(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    int steps = Integer.parseInt(arguments[2]);
    for (String code : Arrays.copyOfRange(arguments, 3, arguments.length)) {
      time(px, threads, steps, code);
    }
  }

  private static void time(int px, int threads, int steps, String code) {
    SearchSpace space = SearchSpace.chestXray();
    TrainingConfig training = new TrainingConfig("own", 1, 24, 0.01, 0.97, 0.9, Optional.empty());
    ForkJoinPool pool = new ForkJoinPool(threads);
    try (Network network =
        Network.create(
            space, space.parse(code), px, 5, 1, training, LayerChoice.automatic().family())) {
      Batch batch = batch(24, px);
      double[] seconds = new double[steps];
      double[] busy = new double[steps];
      for (int i = -5; i < steps; i++) {
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        network.step(batch);
        if (i >= 0) {
          seconds[i] = (System.nanoTime() - start) / 1e9;
          busy[i] = cpuSeconds() - cpu;
        }
      }
      Arrays.sort(busy);
      long resident = residentMebibytes();
      Arrays.sort(seconds);
      double median = seconds[steps / 2];
      long start = System.nanoTime();
      network.logits(batch.pixels(), 24, px);
      network.logits(batch.pixels(), 24, px);
      double inference = (System.nanoTime() - start) / 2e9;
      System.out.printf(
          Locale.ROOT,
          "%s %d px, %d threads: step %.4f s (min %.4f), %.1f images/s, %.4f s of the first thread; inference %.4f s; %d MiB resident%n",
          code,
          px,
          threads,
          median,
          seconds[0],
          24 / median,
          busy[steps / 2],
          inference,
          resident);
    } finally {
      pool.shutdown();
    }
  }

  private static long residentMebibytes() {
    try {
      return Files.readString(Path.of("/proc/self/status"))
          .lines()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** CPU time of this thread: what a quiet machine would need, compilation left out. */
  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  static Batch batch(int size, int px) {
    Random random = new Random(1);
    float[] pixels = new float[size * px * px];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    float[] labels = new float[size * 5];
    float[] mask = new float[size * 5];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(4) == 0 ? 1 : 0;
      mask[i] = random.nextInt(10) == 0 ? 0 : 1;
    }
    return new Batch(size, px, 5, pixels, labels, mask, new int[size]);
  }
}
