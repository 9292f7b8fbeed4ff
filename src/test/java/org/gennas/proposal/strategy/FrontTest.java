package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.Guidance;
import org.gennas.study.SearchLimits;
import org.gennas.study.SecondObjective;

/** How much better than all trained networks another would be, with one objective and with two. */
class FrontTest {
  static final BuiltNetworks NETWORKS = BuiltNetworks.of(SearchSpace.chestXray(), 32, 5);

  static Situation situation(
      Optional<SecondObjective> objective, List<Observation> history, Architecture... running) {
    ProposalRequest request =
        new ProposalRequest(
            NETWORKS,
            history,
            List.of(),
            List.of(running),
            SearchLimits.none(),
            1,
            9,
            1,
            1,
            List.of(),
            List.of(),
            Guidance.none(),
            objective,
            Optional.empty());
    return Situation.of(request, CandidatePool.of(request, Optional.empty()));
  }

  static List<Observation> drawn(long seed, int count) {
    Random random = new Random(seed);
    List<Architecture> all = new ArrayList<>(NETWORKS.distinct());
    Collections.shuffle(all, random);
    return all.subList(0, count).stream()
        .map(a -> new Observation(a, 0.6 + 0.3 * random.nextDouble()))
        .toList();
  }

  private static double[] logErrors(Situation situation) {
    return situation.trained().stream().mapToDouble(t -> LogError.of(t.score())).toArray();
  }

  @Property(tries = 15)
  void the_expected_gain_is_the_mean_of_the_gains(
      @ForAll @IntRange(min = 0, max = 1000) int seed, @ForAll boolean two) {
    Situation situation =
        situation(two ? Optional.of(SecondObjective.MACS) : Optional.empty(), drawn(seed, 6));
    Front front = Front.of(situation, logErrors(situation));
    Candidate candidate = situation.left().get(seed);
    Random random = new Random(seed);
    double mean = -1.6;
    double deviation = 0.3;
    double sum = 0;
    int draws = 40_000;
    for (int i = 0; i < draws; i++) {
      sum += front.gain(candidate, mean + deviation * random.nextGaussian());
    }
    assertEquals(sum / draws, front.expectedGain(candidate, mean, deviation), 0.01);
  }

  @Property(tries = 50)
  void lower_errors_never_gain_less_and_no_gain_is_negative(
      @ForAll @IntRange(min = 0, max = 1000) int seed) {
    Situation situation = situation(Optional.of(SecondObjective.PARAMS), drawn(seed, 8));
    Front front = Front.of(situation, logErrors(situation));
    Candidate candidate = situation.left().get(seed);
    double before = Double.POSITIVE_INFINITY;
    for (double logError = -4; logError < 0; logError += 0.25) {
      double gain = front.gain(candidate, logError);
      assertTrue(gain >= 0 && gain <= before);
      before = gain;
    }
  }

  @Example
  void a_front_holds_what_no_other_beats_in_both() {
    List<Observation> history =
        List.of(
            new Observation(new Architecture("00000000"), 0.7),
            new Observation(new Architecture("11111111"), 0.8),
            new Observation(new Architecture("22222222"), 0.75));
    Situation situation = situation(Optional.of(SecondObjective.MACS), history);
    List<Situation.Trained> order = Dominance.of(situation, situation.trained()).order();
    assertEquals("22222222", order.get(2).candidate().architecture().code());
    assertEquals(
        "11111111",
        Dominance.of(situation(Optional.empty(), history), situation.trained())
            .best()
            .candidate()
            .architecture()
            .code());
  }
}
