package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.space.Architecture;

/** Several priors at once: what a pending network changes, and which prior wins. */
class GaussianProcessMixtureTest {
  private static final List<GaussianProcessMixture.Prior> PRIORS = new BlendStrategy().priors();

  private static StrategyInput situation(long seed, int trained, int pending) {
    Random random = new Random(seed);
    List<String> codes =
        random
            .ints(0, Integer.MAX_VALUE)
            .mapToObj(i -> ChestSituations.NETWORKS.draw(random))
            .map(ChestSituations.NETWORKS::canonical)
            .map(Architecture::code)
            .distinct()
            .limit(trained + pending)
            .toList();
    return ChestSituations.of(
        Optional.empty(),
        codes.subList(0, trained),
        random.doubles(trained, 0.6, 0.95).toArray(),
        codes.subList(trained, codes.size()).toArray(String[]::new));
  }

  @Property(tries = 40)
  void pending_networks_leave_expectations_and_shrink_variances(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int trained,
      @ForAll @IntRange(min = 1, max = 4) int pending) {
    StrategyInput with = situation(seed, trained, pending);
    StrategyInput without =
        new StrategyInput(
            with.request(), with.pool(), with.trained(), List.of(), with.left(), with.taken());
    // one voice: with several, their disagreement is variance too
    GaussianProcessMixture before = GaussianProcessMixture.of(PRIORS, 1, without);
    GaussianProcessMixture after = GaussianProcessMixture.of(PRIORS, 1, with);
    for (int i = 0; i < with.pool().all().size(); i += 97) {
      Candidate candidate = with.pool().all().get(i);
      GaussianProcess.Posterior one = before.posterior(candidate);
      GaussianProcess.Posterior other = after.posterior(candidate);
      assertEquals(one.mean(), other.mean(), 1e-6);
      assertTrue(other.variance() <= one.variance() + 1e-9);
    }
    Candidate waiting = with.pending().get(0);
    assertTrue(after.posterior(waiting).variance() < before.posterior(waiting).variance());
  }

  @Property(tries = 40)
  void expectations_stay_when_a_network_waits_whatever_the_number_of_voices(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int voices) {
    StrategyInput with = situation(seed, 8, 3);
    StrategyInput without =
        new StrategyInput(
            with.request(), with.pool(), with.trained(), List.of(), with.left(), with.taken());
    GaussianProcessMixture before = GaussianProcessMixture.of(PRIORS, voices, without);
    GaussianProcessMixture after = GaussianProcessMixture.of(PRIORS, voices, with);
    for (int i = 0; i < with.pool().all().size(); i += 197) {
      Candidate candidate = with.pool().all().get(i);
      assertEquals(before.mean(candidate), after.mean(candidate), 1e-6);
      assertEquals(before.mean(candidate), before.posterior(candidate).mean(), 1e-9);
    }
  }

  @Example
  void scores_that_depend_on_the_slot_alone_are_predicted_from_a_few() {
    Random random = new Random(4);
    StrategyInput drawn = situation(4, 40, 0);
    double[] worth = random.doubles(24, -0.12, 0.12).toArray();
    List<String> codes =
        drawn.trained().stream().map(t -> t.candidate().canonical().code()).toList();
    double[] scores = codes.stream().mapToDouble(code -> truth(worth, code)).toArray();
    StrategyInput situation = ChestSituations.of(Optional.empty(), codes, scores);
    GaussianProcessMixture belief = GaussianProcessMixture.of(PRIORS, 4, situation);
    double squares = 0;
    double spread = 0;
    double mean = situation.left().stream().mapToDouble(c -> truth(worth, c)).average().orElse(0);
    for (Candidate candidate : situation.left()) {
      squares += Math.pow(belief.predict(candidate).mean() - truth(worth, candidate), 2);
      spread += Math.pow(mean - truth(worth, candidate), 2);
    }
    double explained = 1 - squares / spread;
    assertTrue(explained > 0.9, () -> "explains a share of " + explained);
  }

  private static double truth(double[] worth, Candidate candidate) {
    return truth(worth, candidate.canonical().code());
  }

  private static double truth(double[] worth, String code) {
    double logError = -1.5;
    for (int i = 0; i < code.length(); i++) {
      logError += worth[3 * i + code.charAt(i) - '0'];
    }
    return LogError.score(logError);
  }

  @Example
  void equal_scores_are_no_obstacle() {
    StrategyInput situation =
        ChestSituations.of(
            Optional.empty(), List.of("00000000", "22222222"), new double[] {0.8, 0.8});
    GaussianProcessMixture belief = GaussianProcessMixture.of(PRIORS, 4, situation);
    assertEquals(0.8, belief.predict(situation.left().get(5)).mean(), 1e-6);
  }
}
