package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.gennas.TrainsNetworks;
import org.gennas.data.batch.Batch;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of a recipe, seen at whole networks. */
@TrainsNetworks
class RecipeOptimizerTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final Architecture CODE = new Architecture("10200000");
  private static final int PX = 12;
  private static final Batch BATCH = RandomBatch.of(6, PX);

  private enum Family {
    ONEDNN,
    PORTABLE;

    LayerFamily layers() {
      return this == ONEDNN ? new OneDnnFamily() : new PortableFamily();
    }
  }

  private static Recipe recipe(
      Recipe.Optimizer optimizer, double decay, double averaging, double dropout, double clip) {
    return new Recipe(
        optimizer,
        decay,
        0,
        Recipe.Annealing.EXPONENTIAL,
        averaging,
        false,
        dropout,
        new Recipe.Loss(0, 0, 0),
        0,
        clip,
        0,
        false,
        Recipe.Variation.NONE);
  }

  private static TrainingConfig training(Optional<Recipe> recipe, double rate) {
    return new TrainingConfig("own", 1, 6, rate, 1, 0.9, Optional.empty(), recipe);
  }

  private static Network network(Recipe recipe, double rate, Family family) {
    return network(training(Optional.of(recipe), rate), family);
  }

  private static Network network(TrainingConfig training, Family family) {
    return Network.create(SPACE, CODE, PX, 5, 3, training, family.layers());
  }

  private static void train(Network network, int steps) {
    for (int step = 0; step < steps; step++) {
      network.setProgress(new Progress(0, step, 100));
      network.step(BATCH);
    }
  }

  /** SGD by a recipe makes the steps that DL4J's updater and oneDNN's sums make. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void plainSgdIsThatOfATrainingWithoutARecipe(Family family) {
    try (Network plain = network(training(Optional.empty(), 0.01), family);
        Network recipe = network(recipe(Recipe.Optimizer.SGD, 0, 0, 0, 0), 0.01, family)) {
      train(plain, 3);
      train(recipe, 3);
      assertArrayEquals(plain.parameters(), recipe.parameters(), 1e-5f);
    }
  }

  /** Adam's first step is the rate against the gradient's sign, whatever the gradient's size. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void theFirstStepOfAdamIsTheLearningRateLong(Family family) {
    double rate = 1e-3;
    try (Network network = network(recipe(Recipe.Optimizer.ADAMW, 0, 0, 0, 0), rate, family)) {
      float[] before = network.parameters();
      train(network, 1);
      float[] after = network.parameters();
      int bias = after.length - 1;
      assertEquals(rate, Math.abs(after[bias] - before[bias]), 1e-6);
    }
  }

  /** With a rate of next to nothing for the gradient, what remains is the decay. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void onlyWeightsShrink(Family family) {
    double rate = 1e-2;
    Recipe decaying = recipe(Recipe.Optimizer.ADAMW, 0.5, 0, 0, 0);
    Recipe staying = recipe(Recipe.Optimizer.ADAMW, 0, 0, 0, 0);
    try (Network one = network(decaying, rate, family);
        Network other = network(staying, rate, family)) {
      float[] before = one.parameters();
      train(one, 1);
      train(other, 1);
      float[] shrunk = one.parameters();
      float[] kept = other.parameters();
      int changed = 0;
      for (int i = 0; i < before.length; i++) {
        double expected = kept[i] - rate * 0.5 * before[i];
        if (shrunk[i] != kept[i]) {
          changed++;
          assertEquals(expected, shrunk[i], 1e-6);
        } else {
          // gammas begin with 1 and would have shrunk most
          assertTrue(
              before[i] == 0
                  || before[i] == 1
                  || expected == kept[i]
                  || Math.abs(before[i]) < 1e-4);
        }
      }
      assertTrue(changed > before.length / 2, changed + " of " + before.length);
    }
  }

  @Test
  void aClippedGradientMakesAStepOfTheNormAskedFor() {
    double rate = 0.1;
    double clip = 1e-3;
    TrainingConfig training =
        new TrainingConfig(
            "own",
            1,
            6,
            rate,
            1,
            0,
            Optional.empty(),
            Optional.of(recipe(Recipe.Optimizer.SGD, 0, 0, 0, clip)));
    try (Network network = network(training, Family.PORTABLE)) {
      float[] before = network.parameters();
      train(network, 1);
      float[] velocity = network.momentum();
      double norm = 0;
      for (float v : velocity) {
        norm += (double) v * v;
      }
      assertEquals(rate * clip, Math.sqrt(norm), 1e-8);
      assertFalse(Arrays.equals(before, network.parameters()));
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void averagedParametersAreScoredAndTheTrainedOnesStay(Family family) throws IOException {
    try (Network network = network(recipe(Recipe.Optimizer.ADAMW, 0, 0.9, 0, 0), 1e-2, family)) {
      float[] expected = network.parameters();
      for (int step = 0; step < 4; step++) {
        network.setProgress(new Progress(0, step, 100));
        network.step(BATCH);
        float keep = (float) Math.min(0.9, (1.0 + step) / (10.0 + step));
        float[] now = network.parameters();
        for (int i = 0; i < now.length; i++) {
          expected[i] = keep * expected[i] + (1 - keep) * now[i];
        }
      }
      float[] trained = network.parameters();
      float[][] raw = network.logits(BATCH.pixels(), BATCH.size(), PX);
      float[][] averaged =
          network.withScoredParameters(
              () -> {
                assertArrayEquals(expected, network.parameters(), 1e-6f);
                return network.logits(BATCH.pixels(), BATCH.size(), PX);
              });
      assertFalse(Arrays.deepEquals(raw, averaged));
      assertArrayEquals(trained, network.parameters());
      assertArrayEquals(raw, network.logits(BATCH.pixels(), BATCH.size(), PX));
    }
  }

  /** The gradient of the head's last weights is 0 exactly where an input was left out. */
  @Test
  void dropoutLeavesOutItsShareAndFollowsFromSeedAndStepAlone() {
    Recipe half = recipe(Recipe.Optimizer.SGD, 0, 0, 0.5, 0);
    try (Network one = network(half, 1e-3, Family.ONEDNN);
        Network two = network(half, 1e-3, Family.ONEDNN);
        Network none = network(recipe(Recipe.Optimizer.SGD, 0, 0, 0, 0), 1e-3, Family.ONEDNN)) {
      Batch single = RandomBatch.of(1, PX);
      for (Network network : new Network[] {one, two, none}) {
        network.setProgress(new Progress(0, 7, 100));
        network.step(single);
      }
      assertArrayEquals(one.parameters(), two.parameters());
      int last = SPACE.headChannels() * 5 + 5;
      float[] momentum = one.momentum();
      float[] without = none.momentum();
      int zeros = 0;
      int alive = 0;
      for (int i = momentum.length - last; i < momentum.length - 5; i++) {
        if (without[i] != 0) {
          alive++;
          zeros += momentum[i] == 0 ? 1 : 0;
        }
      }
      assertTrue(alive > 100, "alive " + alive);
      assertEquals(0.5, (double) zeros / alive, 0.1);
      // prediction leaves nothing out
      assertArrayEquals(
          one.logits(single.pixels(), 1, PX)[0], one.logits(single.pixels(), 1, PX)[0]);
    }
  }

  @Test
  void aStateOfAnotherOptimizerIsRefused() {
    try (Network adam = network(recipe(Recipe.Optimizer.ADAMW, 0, 0.9, 0, 0), 1e-3, Family.ONEDNN);
        Network sgd = network(recipe(Recipe.Optimizer.SGD, 0, 0, 0, 0), 1e-3, Family.ONEDNN)) {
      float[] state = adam.momentum();
      assertThrows(IllegalArgumentException.class, () -> sgd.restoreMomentum(state));
    }
  }
}
