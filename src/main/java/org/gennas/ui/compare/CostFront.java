package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trials that no other beats in both score and cost. */
final class CostFront {
  private CostFront() {}

  /**
   * The front, from the cheapest on; scores rise along it. Trials without a measured cost take no
   * part.
   */
  static List<TrialPoint> of(List<TrialPoint> points, CostAxis axis) {
    List<TrialPoint> sorted =
        points.stream()
            .filter(p -> !Double.isNaN(p.cost(axis)))
            .sorted(
                Comparator.comparingDouble((TrialPoint p) -> p.cost(axis))
                    .thenComparingDouble(p -> -p.auc()))
            .toList();
    List<TrialPoint> front = new ArrayList<>();
    for (TrialPoint point : sorted) {
      if (front.isEmpty() || point.auc() > front.get(front.size() - 1).auc()) {
        front.add(point);
      }
    }
    return front;
  }
}
