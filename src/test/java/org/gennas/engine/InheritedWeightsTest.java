package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.gennas.TrainsNetworks;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;

@TrainsNetworks
class InheritedWeightsTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final int PX = 16;
  private static final List<String> FINDINGS = List.of("Edema", "Gout");

  @Provide
  Arbitrary<Architecture> architectures() {
    return Arbitraries.strings().withChars('0', '1', '2').ofLength(8).map(Architecture::new);
  }

  private static NetworkPlan plan(Architecture architecture, int findings) {
    return NetworkPlan.of(SPACE, architecture, PX, findings);
  }

  /** A model whose parameters are all {@code value}. */
  private static ModelFile.Model model(Architecture code, List<String> findings, float value) {
    NetworkPlan plan = plan(code, findings.size());
    int statistics = plan.blocks().stream().mapToInt(b -> b.definition().statistics()).sum();
    float[] parameters = new float[(int) plan.parameters() + statistics];
    Arrays.fill(parameters, value);
    return new ModelFile.Model(
        new TrainedModel(
            TrainedModel.FORMAT,
            code,
            SPACE.name(),
            PX,
            findings,
            0.5f,
            0.25f,
            1,
            1,
            true,
            "test",
            Optional.empty()),
        parameters);
  }

  private static float[] begin(
      Architecture code, List<String> findings, ModelFile.Model... models) {
    InheritedWeights weights = new InheritedWeights();
    for (ModelFile.Model model : models) {
      weights.add(model);
    }
    float[] parameters = model(code, findings, 0).parameters();
    weights.give(plan(code, findings.size()), findings, parameters);
    return parameters;
  }

  @Property(tries = 100)
  void theSameNetworkBeginsWithAllOfTheModel(@ForAll("architectures") Architecture code) {
    ModelFile.Model model = model(code, FINDINGS, 1);
    assertArrayEquals(model.parameters(), begin(code, FINDINGS, model));
  }

  @Property(tries = 100)
  void whatTwoNetworksShareIsInheritedAndNothingElse(
      @ForAll("architectures") Architecture code, @ForAll("architectures") Architecture other) {
    InheritedWeights weights = new InheritedWeights();
    weights.add(model(other, FINDINGS, 1));
    float[] parameters = model(code, FINDINGS, 0).parameters();
    List<String> inherited = weights.give(plan(code, 2), FINDINGS, parameters);

    assertTrue(inherited.contains("stem") && inherited.contains("head"));
    int at = 0;
    for (NetworkPlan.NamedBlock block : plan(code, 2).blocks()) {
      boolean shared = plan(other, 2).blocks().contains(block);
      assertEquals(shared, inherited.contains(block.name()), block.name());
      int length = block.definition().trainable() + block.definition().statistics();
      for (int i = at; i < at + length; i++) {
        assertEquals(shared ? 1 : 0, parameters[i]);
      }
      at += length;
    }
  }

  @Example
  void otherFindingsHaveALastLayerOfTheirOwn() {
    Architecture code = new Architecture("10200000");
    float[] same = begin(code, FINDINGS, model(code, FINDINGS, 1));
    float[] swapped = begin(code, FINDINGS, model(code, List.of("Gout", "Edema"), 1));
    int last = (SPACE.headChannels() + 1) * 2;
    assertEquals(1, same[same.length - 1]);
    assertEquals(0, swapped[swapped.length - 1]);
    assertEquals(0, swapped[swapped.length - last]);
    assertEquals(1, swapped[swapped.length - last - 1]);
  }

  @Example
  void theFirstModelIsPreferred() {
    Architecture code = new Architecture("10200000");
    float[] begun = begin(code, FINDINGS, model(code, FINDINGS, 2), model(code, FINDINGS, 1));
    for (float value : begun) {
      assertEquals(2, value);
    }
  }

  /** The places are those of the real network's flat parameters. */
  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void aNetworkThatBeginsWithAllOfAnotherAnswersAsItDoes(
      @ForAll("architectures") Architecture code) {
    try (Network source = network(code, 3);
        Network target = network(code, 4)) {
      float[] drawn = target.parameters();
      assertFalse(Arrays.equals(source.parameters(), drawn));
      InheritedWeights weights = new InheritedWeights();
      weights.add(new ModelFile.Model(model(code, FINDINGS, 0).model(), source.parameters()));
      weights.give(target.plan(), FINDINGS, drawn);
      target.restoreParameters(drawn);
      assertArrayEquals(source.parameters(), target.parameters());
    }
  }

  private static Network network(Architecture code, long seed) {
    return Network.create(SPACE, code, PX, 2, seed, PlainTraining.sgd(), new OneDnnFamily());
  }
}
