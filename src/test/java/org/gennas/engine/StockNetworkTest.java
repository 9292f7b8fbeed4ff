package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gennas.TrainsNetworks;
import org.gennas.data.batch.Batch;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** Layers that share no code with ours compute the same network. */
@TrainsNetworks
class StockNetworkTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final int PX = 16;
  private static final int IMAGES = 6;

  /** Projections and both mobile blocks, with stride 1 and a sum and with stride 2. */
  private static final Architecture CODE = new Architecture("21010100");

  private final Batch batch = RandomBatch.of(IMAGES, PX);

  private static Network ours() {
    return Network.create(SPACE, CODE, PX, 5, 3, PlainTraining.sgd(), new PortableFamily());
  }

  private static StockNetwork stock() {
    return StockNetwork.create(SPACE, CODE, PX, 5, 3, PlainTraining.sgd());
  }

  private void assertSameLogits(Network ours, StockNetwork stock, float tolerance) {
    float[][] expected = ours.logits(batch.pixels(), IMAGES, PX);
    float[][] found = stock.logits(batch.pixels(), IMAGES, PX);
    for (int i = 0; i < IMAGES; i++) {
      assertArrayEquals(expected[i], found[i], tolerance);
    }
  }

  @Test
  void beginsWithTheSameOutputs() {
    try (Network ours = ours();
        StockNetwork stock = stock()) {
      assertSameLogits(ours, stock, 1e-4f);
    }
  }

  @Test
  void hasTheSameLossAfterTwoSteps() {
    try (Network ours = ours();
        StockNetwork stock = stock()) {
      double begin = ours.step(batch);
      assertEquals(begin, stock.step(batch), 1e-4);
      ours.step(batch);
      stock.step(batch);
      double end = ours.step(batch);
      assertEquals(end, stock.step(batch), 1e-3);
      assertTrue(Math.abs(end - begin) > 0.01, "two steps moved the loss from " + begin);
    }
  }

  /** Without training the outputs hang on the running statistics. */
  @Test
  void keepsTheSameRunningStatistics() {
    try (Network ours = ours();
        StockNetwork stock = stock()) {
      float before = ours.logits(batch.pixels(), IMAGES, PX)[0][0];
      ours.step(batch);
      stock.step(batch);
      assertSameLogits(ours, stock, 1e-2f);
      float after = ours.logits(batch.pixels(), IMAGES, PX)[0][0];
      assertTrue(Math.abs(after - before) > 0.1, "a step moved the output from " + before);
    }
  }
}
