package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gennas.TrainsNetworks;
import org.gennas.data.batch.Batch;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TrainsNetworks
class ExplanationTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final String CODE = "10000001";
  private static final int FINDINGS = 5;

  @TempDir Path temporary;

  private static LayerFamily family(LayerChoice.Family family) {
    return LayerChoice.forced(family).family();
  }

  /** A network whose biases and running statistics no longer are what they began as. */
  private static Network moved(LayerChoice.Family family, int px) {
    Network network =
        Network.create(
            SPACE, new Architecture(CODE), px, FINDINGS, 4, PlainTraining.sgd(), family(family));
    Batch batch = RandomBatch.of(3, px);
    for (int step = 0; step < 2; step++) {
      network.step(batch);
    }
    return network;
  }

  private static float[] image(int px) {
    return Arrays.copyOf(RandomBatch.of(1, px).pixels(), px * px);
  }

  private static double sum(float[] map) {
    return IntStream.range(0, map.length).mapToDouble(i -> map[i]).sum();
  }

  /**
   * Turning the signs of the output's weights turns the map's, so the two clipped maps hold the
   * whole: what speaks for a finding less what speaks against it.
   */
  @ParameterizedTest
  @EnumSource(LayerChoice.Family.class)
  void whatSpeaksForAFindingLessWhatSpeaksAgainstItIsTheLogitLessTheBias(
      LayerChoice.Family family) {
    int px = 32;
    try (Network network = moved(family, px)) {
      float[] parameters = network.parameters();
      int biases = parameters.length - FINDINGS;
      int weights = biases - FINDINGS * SPACE.headChannels();
      float[] logits = network.logits(image(px), 1, px)[0];
      float[][] pro = network.heat();
      float[] turned = parameters.clone();
      for (int i = weights; i < biases; i++) {
        turned[i] = -turned[i];
      }
      network.restoreParameters(turned);
      network.logits(image(px), 1, px);
      float[][] contra = network.heat();

      for (int f = 0; f < FINDINGS; f++) {
        assertTrue(parameters[biases + f] != 0, "a bias that has moved");
        assertEquals(logits[f] - parameters[biases + f], sum(pro[f]) - sum(contra[f]), 1e-4);
        for (int p = 0; p < pro[f].length; p++) {
          assertTrue(pro[f][p] >= 0 && contra[f][p] >= 0, "heat is not negative");
          assertEquals(0, Math.min(pro[f][p], contra[f][p]), "a place speaks for or against");
        }
      }
    }
  }

  @Test
  void familiesExplainAlike() {
    int px = 32;
    try (Network host = moved(LayerChoice.Family.ONEDNN, px);
        Network operations = moved(LayerChoice.Family.PORTABLE, px)) {
      operations.restoreParameters(host.parameters());
      host.logits(image(px), 1, px);
      operations.logits(image(px), 1, px);
      float[][] found = host.heat();
      float[][] expected = operations.heat();
      assertEquals(FINDINGS, found.length);
      for (int f = 0; f < FINDINGS; f++) {
        assertArrayEquals(expected[f], found[f], 1e-4f);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(LayerChoice.Family.class)
  void theMapIsSquareAtASideThatStridesDoNotDivide(LayerChoice.Family family) throws Exception {
    int px = 67;
    Path model = temporary.resolve("model.zip");
    try (Network network = moved(family, px)) {
      write(model, network, px);
    }
    byte[] grey = new byte[px * px];
    new Random(5).nextBytes(grey);
    try (Predictor predictor = Predictor.load(model, LayerChoice.forced(family))) {
      Explanation explanation = predictor.explain(grey);

      // strides of 2 round up
      int side = px;
      for (int stride = stride(px); stride > 1; stride /= 2) {
        side = (side + 1) / 2;
      }
      assertEquals(side, explanation.side());
      assertEquals(FINDINGS, explanation.heat().length);
      for (float[] map : explanation.heat()) {
        assertEquals(side * side, map.length);
      }
      assertArrayEquals(predictor.predict(List.of(grey))[0], explanation.probabilities(), 1e-6f);
      assertThrows(IllegalArgumentException.class, () -> predictor.explain(new byte[px * px - 1]));
    }
  }

  /** From the input to the last convolution. */
  private static int stride(int px) {
    return SPACE.slots().stream()
        .mapToInt(s -> s.stride())
        .reduce(SPACE.stemStride(px), (a, b) -> a * b);
  }

  private static void write(Path file, Network network, int px) throws Exception {
    TrainedModel described =
        new TrainedModel(
            TrainedModel.FORMAT,
            new Architecture(CODE),
            SPACE.name(),
            px,
            List.of("A", "B", "C", "D", "E"),
            0.5f,
            0.25f,
            4,
            1,
            true,
            "test",
            Optional.empty());
    new ModelFile(new StudyJson())
        .write(file, new ModelFile.Model(described, network.parameters()));
  }

  /** The toy's first finding is a bright left half, the second a bright upper half. */
  @Test
  void aTrainedModelLooksAtTheBrightHalf() {
    int px = 32;
    ToySource source = new ToySource(64, px, 8, 3, 1);
    TrainingConfig training = new TrainingConfig("own", 4, 8, 0.05, 0.8, 0.9, Optional.empty());
    try (Network network =
        Network.create(
            SPACE,
            new Architecture("00000001"),
            px,
            2,
            5,
            training,
            family(LayerChoice.Family.ONEDNN))) {
      for (int epoch = 0; epoch < training.epochs(); epoch++) {
        network.setProgress(new Progress(epoch, 0, 1));
        for (int index = 0; index < source.batchesPerEpoch(); index++) {
          network.step(source.batch(epoch, index));
        }
      }
      double[][] halves = new double[2][2];
      for (int n = 0; n < 8; n++) {
        Batch batch = new ToySource(64, px, 8, 91, 1).batch(0, n);
        for (int i = 0; i < batch.size(); i++) {
          look(network, batch, i, halves);
        }
      }
      assertTrue(halves[0][0] > 1.5 * halves[0][1], "left " + Arrays.toString(halves[0]));
      assertTrue(halves[1][0] > 1.5 * halves[1][1], "top " + Arrays.toString(halves[1]));
    }
  }

  /** Adds the heat in the half of each finding that is there alone, and in the other half. */
  private static void look(Network network, Batch batch, int i, double[][] halves) {
    int px = batch.px();
    boolean left = batch.labels()[2 * i] == 1;
    boolean top = batch.labels()[2 * i + 1] == 1;
    if (left == top) {
      return;
    }
    int finding = left ? 0 : 1;
    network.logits(Arrays.copyOfRange(batch.pixels(), i * px * px, (i + 1) * px * px), 1, px);
    float[] map = network.heat()[finding];
    int side = (int) Math.sqrt(map.length);
    for (int p = 0; p < map.length; p++) {
      int along = left ? p % side : p / side;
      halves[finding][along < side / 2 ? 0 : 1] += map[p];
    }
  }
}
