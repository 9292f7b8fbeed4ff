package org.gennas.worker;

import java.util.Arrays;
import java.util.Random;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;

/** Batches of noise: what the images show does not matter to the time of a step. */
record NoiseBatches(int px, int findings, int batchSize) implements BatchSource {
  @Override
  public int images() {
    return batchSize;
  }

  @Override
  public int[][] labelCounts() {
    int[][] counts = new int[findings][2];
    for (int[] count : counts) {
      Arrays.fill(count, Math.max(1, batchSize / 2));
    }
    return counts;
  }

  @Override
  public void fill(Batch into, int epoch, int index) {
    Random random = new Random(epoch);
    for (int i = 0; i < into.pixels().length; i++) {
      into.pixels()[i] = random.nextFloat() * 4 - 2;
    }
    for (int i = 0; i < into.labels().length; i++) {
      into.labels()[i] = random.nextInt(2);
    }
    Arrays.fill(into.mask(), 1);
  }
}
