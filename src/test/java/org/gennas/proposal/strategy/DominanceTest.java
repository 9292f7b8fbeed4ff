package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gennas.study.config.SecondObjective;

/** The order of trained networks against a count of who beats whom. */
class DominanceTest {
  private static StrategyInput situation(Optional<SecondObjective> objective, long seed) {
    Random random = new Random(seed);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      codes.add(ChestSituations.NETWORKS.draw(random).code());
    }
    codes.add(codes.get(0));
    double[] scores = random.ints(12, 60, 70).mapToDouble(i -> i / 100.0).toArray();
    return ChestSituations.of(objective, codes, scores);
  }

  private static List<StrategyInput.Trained> order(StrategyInput situation) {
    return Dominance.of(situation, situation.trained()).order();
  }

  @Property(tries = 50)
  void with_one_objective_the_order_is_that_of_scores(@ForAll long seed) {
    StrategyInput situation = situation(Optional.empty(), seed);
    List<Double> scores = order(situation).stream().map(StrategyInput.Trained::score).toList();
    assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
    assertEquals(12, scores.size());
  }

  @Property(tries = 60)
  void no_network_comes_before_one_that_beats_it_in_both(@ForAll long seed) {
    for (SecondObjective objective : List.of(SecondObjective.MACS, SecondObjective.PARAMS)) {
      StrategyInput situation = situation(Optional.of(objective), seed);
      CostScale size = CostScale.of(situation).orElseThrow();
      List<StrategyInput.Trained> order = order(situation);
      assertEquals(12, order.size());
      List<Integer> fronts = order.stream().map(t -> front(t, order, size)).toList();
      assertEquals(fronts.stream().sorted().toList(), fronts);
    }
  }

  /** 0 where no other beats the network, else one more than the last front of those that do. */
  private static int front(
      StrategyInput.Trained network, List<StrategyInput.Trained> all, CostScale size) {
    return all.stream()
        .filter(other -> beats(other, network, size))
        .mapToInt(other -> 1 + front(other, all, size))
        .max()
        .orElse(0);
  }

  private static boolean beats(StrategyInput.Trained a, StrategyInput.Trained b, CostScale size) {
    double as = size.of(a.candidate());
    double bs = size.of(b.candidate());
    return a.score() >= b.score() && as <= bs && (a.score() > b.score() || as < bs);
  }
}
