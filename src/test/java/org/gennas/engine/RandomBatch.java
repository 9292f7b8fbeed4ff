package org.gennas.engine;

import java.util.Random;
import org.gennas.data.batch.Batch;

/** Batches of noise, the same at each call. */
final class RandomBatch {
  private static final int FINDINGS = 5;

  private RandomBatch() {}

  /** Five findings, some of them masked. */
  static Batch of(int size, int px) {
    Random random = new Random(1);
    float[] pixels = new float[size * px * px];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    float[] labels = new float[size * FINDINGS];
    float[] mask = new float[size * FINDINGS];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(4) == 0 ? 1 : 0;
      mask[i] = random.nextInt(10) == 0 ? 0 : 1;
    }
    return new Batch(size, px, FINDINGS, pixels, labels, mask, new int[size]);
  }
}
