package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.runner.table.PatchyNetworks;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/** What is read from trials against a truth that is known. */
class EffectEstimatesTest {
  private static final int SEEDS = 200;

  /** 4 slots of 2 to 4 choices: 2 * 3 * 4 * 3 = 72 networks, none an alias. */
  private static final Networks NETWORKS =
      SyntheticLandscape.of(
              "four slots",
              new SyntheticLandscape.Shape(
                  List.of(2, 3, 4, 3), List.of(), 0, 1, 0, 0, 0, 0, 0.1, 1),
              1)
          .networks();

  private static final Architecture BASE = new Architecture("1111");

  /** Worth of each choice in each slot, in log-error. */
  private static double[][] worths(Random random) {
    double[][] worths = new double[NETWORKS.length()][];
    for (int i = 0; i < worths.length; i++) {
      worths[i] = new double[NETWORKS.choices(i)];
      for (int c = 0; c < worths[i].length; c++) {
        worths[i][c] = 0.2 * random.nextGaussian();
      }
    }
    return worths;
  }

  private static double additive(double[][] worths, Architecture architecture) {
    double logError = -1.6;
    for (int i = 0; i < worths.length; i++) {
      logError += worths[i][architecture.choice(i)];
    }
    return logError;
  }

  private static List<Observation> trials(
      ToDoubleFunction<Architecture> truth, double noise, int count, Random random) {
    List<Architecture> codes = new ArrayList<>(NETWORKS.all());
    Collections.shuffle(codes, random);
    List<Observation> history = new ArrayList<>();
    for (Architecture code : codes.subList(0, count)) {
      double logError = truth.applyAsDouble(code) + noise * random.nextGaussian();
      history.add(new Observation(code, LogError.score(logError)));
    }
    return history;
  }

  private static EffectEstimates knowledge(Networks networks, List<Observation> history) {
    return EffectEstimates.of(networks, history, history.get(0).architecture()).orElseThrow();
  }

  /** In log-error, as a gain: what a choice adds over the average of its slot. */
  private static double effect(double[][] worths, int slot, int choice) {
    double mean = 0;
    for (double worth : worths[slot]) {
      mean += worth / worths[slot].length;
    }
    return mean - worths[slot][choice];
  }

  @Example
  void main_effects_of_an_additive_truth_are_recovered() {
    Random random = new Random(3);
    double[][] worths = worths(random);
    List<Observation> history = trials(a -> additive(worths, a), 0.01, 60, random);
    EffectEstimates knowledge = EffectEstimates.of(NETWORKS, history, BASE).orElseThrow();
    double error = Math.exp(additive(worths, BASE));
    assertEquals(2 + 3 + 4 + 3, knowledge.mains().size());
    for (EffectEstimates.Main main : knowledge.mains()) {
      double truth = error * effect(worths, main.slot(), main.choice());
      assertEquals(truth, main.gain(), 0.01, () -> main + " is " + truth);
    }
  }

  @Example
  void intervals_cover_the_truth_at_about_the_rate_that_they_state() {
    int covered = 0;
    int told = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      double[][] worths = worths(random);
      List<Observation> history = trials(a -> additive(worths, a), 0.08, 30, random);
      EffectEstimates knowledge = EffectEstimates.of(NETWORKS, history, BASE).orElseThrow();
      // the base's true error is not known to a reader either; gains are compared on its scale
      double error = Math.exp(additive(worths, BASE));
      for (EffectEstimates.Main main : knowledge.mains()) {
        told++;
        covered +=
            main.interval().contains(error * effect(worths, main.slot(), main.choice())) ? 1 : 0;
      }
    }
    double share = (double) covered / told;
    System.out.printf("Knowledge: %.3f of %d intervals at 95 %% cover%n", share, told);
    assertTrue(share >= 0.85 && share <= 1, () -> "covers a share of " + share);
  }

  @Example
  void a_pair_that_was_planted_stands_out_most() {
    int found = 0;
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[][] worths = worths(random);
      List<Observation> history =
          trials(
              a -> additive(worths, a) - (a.choice(1) == 2 && a.choice(3) == 0 ? 0.6 : 0),
              0.02,
              60,
              random);
      EffectEstimates.Pair first = knowledge(NETWORKS, history).pairs().get(0);
      if (first.slot() == 1
          && first.other() == 3
          && first.choice() == 2
          && first.otherChoice() == 0) {
        found++;
        assertTrue(first.gain() > 0 && first.interval().low() > 0, first::toString);
      }
    }
    int seen = found;
    assertTrue(seen >= 18, () -> "found in " + seen + " of 20 landscapes");
  }

  @Example
  void without_a_pair_few_pairs_exclude_nothing() {
    int excluded = 0;
    int told = 0;
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[][] worths = worths(random);
      List<Observation> history = trials(a -> additive(worths, a), 0.05, 40, random);
      for (EffectEstimates.Pair pair : knowledge(NETWORKS, history).pairs()) {
        told++;
        excluded += pair.interval().contains(0) ? 0 : 1;
      }
    }
    double share = (double) excluded / told;
    assertTrue(share < 0.1, () -> "a share of " + share + " excludes 0");
  }

  @Property(tries = 200)
  void effects_add_up_to_nothing_over_a_slots_choices(@ForAll long seed) {
    Networks networks = PatchyNetworks.draw(seed);
    Random random = new Random(seed);
    List<Observation> history = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      history.add(new Observation(networks.draw(random), 0.5 + 0.04 * i));
    }
    EffectEstimates knowledge = knowledge(networks, history);
    double[] sums = new double[networks.length()];
    for (EffectEstimates.Main main : knowledge.mains()) {
      sums[main.slot()] += main.gain();
      assertTrue(main.interval().contains(main.gain()));
      assertEquals(0.95, main.interval().level());
    }
    for (double sum : sums) {
      assertEquals(0, sum, 1e-9);
    }
    // over one partner's choices, whatever the other one is
    double[][][] rows = new double[networks.length()][networks.length()][10];
    double[][][] columns = new double[networks.length()][networks.length()][10];
    int pairs = 0;
    for (EffectEstimates.Pair pair : knowledge.pairs()) {
      assertTrue(pair.slot() < pair.other());
      assertTrue(pair.interval().contains(pair.gain()));
      rows[pair.slot()][pair.other()][pair.choice()] += pair.gain();
      columns[pair.slot()][pair.other()][pair.otherChoice()] += pair.gain();
      pairs++;
    }
    int expected = 0;
    for (int i = 0; i < networks.length(); i++) {
      for (int j = i + 1; j < networks.length(); j++) {
        expected += networks.choices(i) * networks.choices(j);
        for (int c = 0; c < 10; c++) {
          assertEquals(0, rows[i][j][c], 1e-9);
          assertEquals(0, columns[i][j][c], 1e-9);
        }
      }
    }
    assertEquals(expected, pairs);
  }

  @Example
  void fewer_than_two_different_scores_teach_nothing() {
    assertEquals(Optional.empty(), EffectEstimates.of(NETWORKS, List.of(), BASE));
    assertEquals(
        Optional.empty(),
        EffectEstimates.of(
            NETWORKS,
            List.of(new Observation(BASE, 0.8), new Observation(new Architecture("0000"), 0.8)),
            BASE));
  }
}
