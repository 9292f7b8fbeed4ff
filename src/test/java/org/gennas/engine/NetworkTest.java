package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.gennas.TrainsNetworks;
import org.gennas.data.batch.Batch;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;

@TrainsNetworks
class NetworkTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();

  private static Network network(String code, long seed, LayerFamily family) {
    return Network.create(SPACE, new Architecture(code), 16, 5, seed, PlainTraining.sgd(), family);
  }

  private static LayerFamily onednn() {
    return new OneDnnFamily();
  }

  @Test
  void hasTheParametersThatItsCostSays() {
    for (SearchSpace space : SearchSpace.presets()) {
      Random random = new Random(1);
      for (int i = 0; i < 50; i++) {
        Architecture drawn = space.draw(random);
        assertEquals(
            NetworkCost.of(space, drawn).params(),
            NetworkPlan.of(space, drawn, space.inputPx(), space.outputs()).parameters(),
            drawn.code());
      }
    }
    try (Network network = network("21020100", 1, onednn())) {
      NetworkCost cost =
          NetworkCost.of(SPACE, new Architecture("21020100"), NetworkCost.Setting.of(SPACE, 16, 5));
      assertEquals(cost.params(), network.trainable());
    }
  }

  @Test
  void equalSeedsTrainToEqualBits() {
    Batch batch = RandomBatch.of(6, 16);
    float[][] ends = new float[2][];
    for (int i = 0; i < 2; i++) {
      try (Network network = network("12001020", 9, onednn())) {
        for (int step = 0; step < 3; step++) {
          network.step(batch);
        }
        ends[i] = network.parameters();
      }
    }
    assertArrayEquals(ends[0], ends[1]);
  }

  @Test
  void otherSeedsBeginElsewhere() {
    try (Network one = network("00000000", 1, onednn());
        Network other = network("00000000", 2, onednn())) {
      assertTrue(one.parameters()[0] != other.parameters()[0]);
    }
  }

  @Test
  void familiesTrainAlike() {
    Batch batch = RandomBatch.of(6, 16);
    try (Network host = network("21001002", 4, onednn());
        Network operations = network("21001002", 4, new PortableFamily())) {
      for (int step = 0; step < 3; step++) {
        assertEquals(operations.step(batch), host.step(batch), 1e-4);
      }
      float[][] expected = operations.logits(batch.pixels(), 6, 16);
      float[][] found = host.logits(batch.pixels(), 6, 16);
      for (int i = 0; i < 6; i++) {
        assertArrayEquals(expected[i], found[i], 2e-2f);
      }
    }
  }

  @Test
  void theLearningRateFollowsTheEpoch() {
    Batch batch = RandomBatch.of(6, 16);
    double[] moved = new double[2];
    for (int i = 0; i < 2; i++) {
      try (Network network = network("00000000", 4, onednn())) {
        float[] before = network.parameters();
        network.setProgress(new Progress(i * 3, 0, 1));
        network.step(batch);
        // the first weight of the stem, which the first step moves by (1 + momentum) lr g
        moved[i] = network.parameters()[0] - before[0];
      }
    }
    double decay = PlainTraining.sgd().decay();
    assertEquals(Math.pow(decay, 3), moved[1] / moved[0], 1e-3);
  }
}
