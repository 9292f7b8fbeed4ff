package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trained networks from good to bad. With one objective by score. With two, those come first that
 * no other beats in both, then those that only these beat, and so on (the sorting of Deb et al.
 * 2002); within a front, in an order that is drawn, so that no end of it is preferred.
 */
final class Dominance {
  private final List<StrategyInput.Trained> order;

  private Dominance(List<StrategyInput.Trained> order) {
    this.order = order;
  }

  /**
   * @param networks at least one
   */
  static Dominance of(StrategyInput situation, List<StrategyInput.Trained> networks) {
    Optional<CostScale> size = CostScale.of(situation);
    Comparator<StrategyInput.Trained> byScore = Comparator.comparingDouble(t -> -t.score());
    List<StrategyInput.Trained> left = new ArrayList<>(networks);
    left.sort(byScore);
    if (size.isEmpty()) {
      return new Dominance(List.copyOf(left));
    }
    left.sort(byScore.thenComparingDouble(t -> size.get().of(t.candidate())));
    SplittableRandom random = SeededDraws.random(situation.request().seed(), situation.known());
    List<StrategyInput.Trained> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<StrategyInput.Trained> front = new ArrayList<>();
      double smallest = Double.POSITIVE_INFINITY;
      double lowest = Double.NaN;
      for (StrategyInput.Trained trained : left) {
        double own = size.get().of(trained.candidate());
        // two alike in both beat each other in neither
        if (own < smallest || own == smallest && trained.score() == lowest) {
          smallest = own;
          lowest = trained.score();
          front.add(trained);
        }
      }
      left.removeAll(front);
      while (!front.isEmpty()) {
        order.add(front.remove(random.nextInt(front.size())));
      }
    }
    return new Dominance(List.copyOf(order));
  }

  List<StrategyInput.Trained> order() {
    return order;
  }

  StrategyInput.Trained best() {
    return order.get(0);
  }
}
