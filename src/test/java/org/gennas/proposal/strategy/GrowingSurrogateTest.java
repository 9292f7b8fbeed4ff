package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** Trial by trial, the same expectations as a regression of all at once. */
class GrowingSurrogateTest {
  private final Networks networks = BuiltNetworks.of(SearchSpace.chestXray(), 64, 5);

  @Test
  void expects_what_the_surrogate_of_the_same_trials_expects() {
    Random random = new Random(5);
    GrowingSurrogate growing = new GrowingSurrogate(networks);
    List<Observation> known = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      Architecture asked = networks.draw(random);
      Optional<Double> expected =
          SurrogateEstimate.of(networks, known).map(e -> e.predict(asked).mean());
      Optional<Double> found = growing.predict(asked);
      assertEquals(expected.isPresent(), found.isPresent());
      expected.ifPresent(e -> assertEquals(e, found.orElseThrow(), 1e-9));
      Observation next = new Observation(networks.draw(random), 0.6 + 0.3 * random.nextDouble());
      known.add(next);
      growing.add(next.architecture(), next.auc());
    }
  }

  @Test
  void learns_nothing_from_scores_that_are_all_the_same() {
    GrowingSurrogate growing = new GrowingSurrogate(networks);
    Architecture asked = new Architecture("00000000");
    assertTrue(growing.predict(asked).isEmpty());
    growing.add(new Architecture("11111111"), 0.7);
    growing.add(new Architecture("22222222"), 0.7);
    assertTrue(growing.predict(asked).isEmpty());
    growing.add(new Architecture("12121212"), 0.71);
    assertTrue(growing.predict(asked).isPresent());
  }
}
