package org.gennas.engine;

import java.util.Random;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;

/**
 * Images whose labels can be learned: a finding is a bright half. Some labels are masked.
 *
 * @param images on this side
 * @param px side
 * @param batchSize images per step
 * @param seed of the images and the shuffling
 * @param contrast brightness of a finding; NaN for images that are not numbers
 */
record ToySource(int images, int px, int batchSize, long seed, float contrast)
    implements BatchSource {
  /** The golden ratio's bits: keeps the seeds of neighbours far apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  @Override
  public int findings() {
    return 2;
  }

  @Override
  public int[][] labelCounts() {
    int[][] counts = new int[2][2];
    for (int b = 0; b < batchesPerEpoch(); b++) {
      Batch batch = batch(0, b);
      for (int k = 0; k < batch.labels().length; k++) {
        if (batch.mask()[k] != 0) {
          counts[k % 2][batch.labels()[k] == 1 ? 0 : 1]++;
        }
      }
    }
    return counts;
  }

  @Override
  public void fill(Batch made, int epoch, int index) {
    int n = px * px;
    for (int i = 0; i < made.size(); i++) {
      int image = (index * batchSize + i + 7 * epoch) % images;
      // neighbouring seeds of Random draw the same first bit
      Random random = new Random((seed * 1000 + image) * SPREAD);
      boolean left = random.nextBoolean();
      boolean top = random.nextBoolean();
      for (int p = 0; p < n; p++) {
        boolean bright = left && p % px < px / 2 || top && p / px < px / 2;
        made.pixels()[i * n + p] = (float) random.nextGaussian() + (bright ? contrast : 0);
      }
      made.labels()[2 * i] = left ? 1 : 0;
      made.labels()[2 * i + 1] = top ? 1 : 0;
      made.mask()[2 * i] = 1;
      made.mask()[2 * i + 1] = random.nextInt(5) == 0 ? 0 : 1;
      made.rows()[i] = image;
    }
  }
}
