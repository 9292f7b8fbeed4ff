package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gennas.data.Batch;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.TrainingConfig;
import org.junit.jupiter.api.Test;

/** Layers that share no code with ours compute the same network. */
class StockNetworkTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final int PX = 16;
  private static final int IMAGES = 6;

  /** Every kind of block: projections, both mobile blocks, with and without a sum. */
  private static final Architecture CODE = new Architecture("21010100");

  private final Batch batch = StepBenchmark.batch(IMAGES, PX);

  private static Network ours(TrainingConfig training) {
    return Network.create(SPACE, CODE, PX, 5, 3, training, new PortableFamily());
  }

  private static StockNetwork stock(TrainingConfig training) {
    return StockNetwork.create(SPACE, CODE, PX, 5, 3, training);
  }

  @Test
  void beginsWithTheSameOutputs() {
    try (Network ours = ours(TrainingConfig.quick());
        StockNetwork stock = stock(TrainingConfig.quick())) {
      float[][] expected = ours.logits(batch.pixels(), IMAGES, PX);
      float[][] found = stock.logits(batch.pixels(), IMAGES, PX);
      for (int i = 0; i < IMAGES; i++) {
        assertArrayEquals(expected[i], found[i], 1e-4f);
      }
    }
  }

  @Test
  void hasTheSameLossAfterSteps() {
    try (Network ours = ours(TrainingConfig.quick());
        StockNetwork stock = stock(TrainingConfig.quick())) {
      double first = ours.step(batch);
      assertEquals(first, stock.step(batch), 1e-4);
      assertEquals(ours.step(batch), stock.step(batch), 1e-3);
      double third = ours.step(batch);
      assertEquals(third, stock.step(batch), 1e-3);
      assertTrue(third != first, "the steps moved nothing");
    }
  }
}
