package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;
import org.gennas.proposal.strategy.StatedDeviation.Miss;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal.Prediction;

/** Stated deviations against data whose law and noise are known. */
class StatedDeviationTest {
  private static final double LEVEL = -1.2;
  private static final int DRAWS = 1500;

  /** What a model says that expects the mean everywhere. */
  private static Prediction ofTheMean(double[] logErrors, double variance) {
    double mean = IntStream.range(0, logErrors.length).mapToDouble(i -> logErrors[i]).sum();
    double centre = mean / logErrors.length;
    List<Miss> misses =
        IntStream.range(0, logErrors.length)
            .mapToObj(i -> new Miss(logErrors[i] - centre, variance))
            .toList();
    return StatedDeviation.of(logErrors, misses).prediction(new Posterior(centre, variance));
  }

  private static double[] normals(Random random, int count, double spread) {
    return random.doubles(count).map(u -> LEVEL + spread * random.nextGaussian()).toArray();
  }

  @Property(tries = 8)
  void nine_in_ten_scores_come_within_the_margin_whatever_the_model_thinks_of_its_noise(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.3, max = 1) double sureness) {
    Random random = new Random(seed);
    int held = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double spread = 0.1 + 0.15 * random.nextDouble();
      int trained = 5 + random.nextInt(30);
      double[] logErrors = normals(random, trained, spread);
      double came = LogError.score(LEVEL + spread * random.nextGaussian());
      double variance = Math.pow(sureness * spread, 2);
      held += ofTheMean(logErrors, variance).held(came).orElseThrow() ? 1 : 0;
    }
    double share = (double) held / DRAWS;
    assertTrue(share > 0.85 && share < 0.95, () -> "holds a share of " + share);
  }

  /** Log-errors to which the choices of all slots add up. */
  private static double[] trueErrors(List<Architecture> codes, double[] worth) {
    return codes.stream()
        .mapToDouble(
            code -> {
              double logError = LEVEL;
              for (int i = 0; i < code.length(); i++) {
                logError += worth[3 * i + code.choice(i)];
              }
              return logError;
            })
        .toArray();
  }

  @Property(tries = 2)
  void the_network_chosen_for_its_prediction_keeps_to_its_margin(@ForAll long seed) {
    Random random = new Random(seed);
    int draws = 1200;
    int held = 0;
    for (int draw = 0; draw < draws; draw++) {
      double effect = random.nextBoolean() ? 0.06 : 0.01;
      double[] worth = random.doubles(24).map(u -> effect * random.nextGaussian()).toArray();
      List<Architecture> codes =
          random
              .ints(200)
              .mapToObj(i -> ChestSituations.NETWORKS.canonical(drawn(random)))
              .distinct()
              .limit(80)
              .toList();
      double[] logErrors = trueErrors(codes, worth);
      int trained = 6 + random.nextInt(20);
      List<Observation> history = new ArrayList<>();
      for (int i = 0; i < trained; i++) {
        double score = LogError.score(logErrors[i] + 0.08 * random.nextGaussian());
        history.add(new Observation(codes.get(i), score));
      }
      SurrogateEstimate estimate =
          SurrogateEstimate.of(ChestSituations.NETWORKS, history).orElseThrow();
      int chosen =
          IntStream.range(trained, codes.size())
              .boxed()
              .min(Comparator.comparingDouble(i -> estimate.optimism(codes.get(i))))
              .orElseThrow();
      double came = LogError.score(logErrors[chosen] + 0.08 * random.nextGaussian());
      held += estimate.predict(codes.get(chosen)).held(came).orElseThrow() ? 1 : 0;
    }
    double share = (double) held / draws;
    assertTrue(share > 0.82 && share < 0.97, () -> "holds a share of " + share);
  }

  private static Architecture drawn(Random random) {
    return ChestSituations.NETWORKS.draw(random);
  }

  @Property(tries = 60)
  void it_is_never_nothing_and_never_undefined(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int trained) {
    Random random = new Random(seed);
    List<String> codes =
        random
            .ints(200)
            .mapToObj(i -> ChestSituations.NETWORKS.canonical(drawn(random)).code())
            .distinct()
            .limit(trained)
            .toList();
    double[] extremes = {0, 1, 0.5, 0.5 + 1e-12, 0.9};
    double[] scores =
        random.ints(trained, 0, extremes.length).mapToDouble(i -> extremes[i]).toArray();
    StrategyInput situation = ChestSituations.of(Optional.empty(), codes, scores);
    GaussianProcessMixture belief =
        GaussianProcessMixture.of(new BlendStrategy().priors(), 4, situation);
    for (int i = 0; i < situation.left().size(); i += 501) {
      double deviation = belief.predict(situation.left().get(i)).deviation().orElseThrow();
      assertTrue(deviation > 0 && deviation <= 0.3, () -> "a deviation of " + deviation);
    }
  }

  @Property(tries = 40)
  void half_the_error_everywhere_has_half_the_deviation(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> codes =
        random
            .ints(200)
            .mapToObj(i -> ChestSituations.NETWORKS.canonical(drawn(random)).code())
            .distinct()
            .limit(12)
            .toList();
    double[] scores = random.doubles(12, 0.7, 0.75).toArray();
    double[] better = IntStream.range(0, 12).mapToDouble(i -> (1 + scores[i]) / 2).toArray();
    List<GaussianProcessMixture.Prior> priors = new BlendStrategy().priors();
    StrategyInput one = ChestSituations.of(Optional.empty(), codes, scores);
    StrategyInput other = ChestSituations.of(Optional.empty(), codes, better);
    double whole = deviation(GaussianProcessMixture.of(priors, 4, one), one);
    assertEquals(
        whole / 2, deviation(GaussianProcessMixture.of(priors, 4, other), other), 1e-6 * whole);
  }

  private static double deviation(GaussianProcessMixture belief, StrategyInput situation) {
    return belief.predict(situation.left().get(1000)).deviation().orElseThrow();
  }

  @Example
  void twice_the_spread_has_twice_the_deviation_once_there_are_scores() {
    Random random = new Random(3);
    double[] narrow = normals(random, 400, 0.05);
    double[] wide = IntStream.range(0, 400).mapToDouble(i -> 2 * narrow[i] - LEVEL).toArray();
    Prediction one = ofTheMean(narrow, 0.0025);
    Prediction other = ofTheMean(wide, 0.01);
    double errors = (1 - other.mean()) / (1 - one.mean());
    assertEquals(2 * errors, other.deviation().orElseThrow() / one.deviation().orElseThrow(), 0.03);
  }

  @Example
  void two_scores_that_lie_close_together_do_not_make_it_sure() {
    Prediction prediction = ofTheMean(new double[] {LEVEL, LEVEL + 0.002}, 1e-6);
    assertTrue(prediction.margin().orElseThrow() > 0.1, prediction.words());
  }

  @Example
  void predictions_whose_left_out_errors_fall_back_are_wider_far_from_the_mean() {
    double[] logErrors = {-1.4, -1.3, -1.2, -1.1, -1.0};
    List<Miss> misses = new ArrayList<>();
    for (int i = 0; i < logErrors.length; i++) {
      // without its score each network was expected at the other end
      misses.add(new Miss(2 * (logErrors[i] + 1.2), 0.04));
    }
    StatedDeviation stated = StatedDeviation.of(logErrors, misses);
    double near = stated.prediction(new Posterior(-1.2, 0.04)).margin().orElseThrow();
    double far = stated.prediction(new Posterior(-1.6, 0.04)).margin().orElseThrow();
    assertTrue(far / Math.exp(-1.6) > 1.2 * near / Math.exp(-1.2), near + " and " + far);
  }
}
