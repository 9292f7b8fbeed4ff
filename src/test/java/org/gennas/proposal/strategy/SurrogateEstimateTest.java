package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Proposal.Prediction;

/** What the estimate promises, on made-up scores whose law is known. */
class SurrogateEstimateTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final Networks NETWORKS = BuiltNetworks.of(SPACE, 64, 5);

  /** Each slot takes its share of the error: additive in the logarithm, as the estimate assumes. */
  private static double auc(Architecture architecture) {
    double logError = Math.log(0.4);
    for (int i = 0; i < architecture.length(); i++) {
      logError -= 0.03 * (i + 1) * architecture.choice(i);
    }
    return 1 - Math.exp(logError);
  }

  private static List<Observation> drawn(long seed, int count) {
    Random random = new Random(seed);
    List<Observation> history = new ArrayList<>();
    Set<Architecture> seen = new HashSet<>();
    while (history.size() < count) {
      Architecture architecture = SPACE.canonical(SPACE.draw(random));
      if (seen.add(architecture)) {
        history.add(new Observation(architecture, auc(architecture)));
      }
    }
    return history;
  }

  @Property(tries = 50)
  void predictions_are_probabilities_with_a_deviation_and_the_same_for_all_codes_of_a_network(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int count) {
    List<Observation> history = drawn(seed, count);
    Assume.that(history.stream().mapToDouble(Observation::auc).distinct().count() > 1);
    SurrogateEstimate estimate = SurrogateEstimate.of(NETWORKS, history).orElseThrow();
    Architecture any = SPACE.draw(new Random(seed + 1));
    Prediction prediction = estimate.predict(any);
    assertTrue(prediction.mean() >= 0 && prediction.mean() <= 1);
    assertTrue(prediction.deviation().orElseThrow() > 0);
    for (Architecture alias : SPACE.aliases(any)) {
      assertEquals(prediction, estimate.predict(alias));
    }
  }

  @Property(tries = 20)
  void with_enough_trials_it_finds_the_law_behind_them(@ForAll long seed) {
    List<Observation> history = drawn(seed, 80);
    SurrogateEstimate estimate = SurrogateEstimate.of(NETWORKS, history).orElseThrow();
    Random random = new Random(seed - 1);
    for (int i = 0; i < 50; i++) {
      Architecture any = SPACE.canonical(SPACE.draw(random));
      assertEquals(auc(any), estimate.predict(any).mean(), 0.02);
    }
  }

  @Property(tries = 30)
  void believing_makes_the_next_guess_there_surer_and_leaves_its_mean(@ForAll long seed) {
    SurrogateEstimate estimate = SurrogateEstimate.of(NETWORKS, drawn(seed, 12)).orElseThrow();
    Architecture any = SPACE.draw(new Random(seed + 3));
    SurrogateEstimate after = estimate.believing(any);
    assertEquals(estimate.predict(any).mean(), after.predict(any).mean(), 0.02);
    assertTrue(
        after.predict(any).deviation().orElseThrow()
            < estimate.predict(any).deviation().orElseThrow());
    assertEquals(13, after.observations());
  }

  @Example
  void nothing_is_predicted_from_nothing() {
    assertEquals(Optional.empty(), SurrogateEstimate.of(NETWORKS, List.of()));
    Architecture one = new Architecture("22121211");
    Architecture two = new Architecture("12122122");
    assertEquals(
        Optional.empty(), SurrogateEstimate.of(NETWORKS, List.of(new Observation(one, 0.8))));
    assertEquals(
        Optional.empty(),
        SurrogateEstimate.of(
            NETWORKS, List.of(new Observation(one, 0.8), new Observation(two, 0.8))));
  }

  @Example
  void the_slot_that_matters_most_is_told_first() {
    SurrogateEstimate estimate = SurrogateEstimate.of(NETWORKS, drawn(5, 80)).orElseThrow();
    SurrogateEstimate.Effect effect = estimate.effects(new Architecture("22222222")).get(0);
    assertTrue(effect.gain() > 0);
    assertTrue(effect.slot() >= 4, effect.toString());
  }

  @Example
  void a_perfect_score_does_no_harm() {
    List<Observation> history =
        List.of(
            new Observation(new Architecture("22121211"), 1.0),
            new Observation(new Architecture("12122122"), 0.9));
    Prediction prediction =
        SurrogateEstimate.of(NETWORKS, history).orElseThrow().predict(new Architecture("22122121"));
    assertTrue(
        Double.isFinite(prediction.mean())
            && Double.isFinite(prediction.deviation().orElseThrow()));
  }
}
