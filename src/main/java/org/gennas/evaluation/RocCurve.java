package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The receiver operating characteristic: sensitivity against 1 - specificity as the threshold
 * falls. Cases of equal score enter together, so a tie is one (slanted) step. Immutable.
 */
public final class RocCurve {
  /**
   * What calling every case at or above a threshold positive leads to.
   *
   * @param falsePositiveRate 1 - specificity, 0..1
   * @param truePositiveRate sensitivity, 0..1
   * @param threshold lowest score that is called positive; positive infinity at the first point
   */
  public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

  private final List<Point> points;

  private RocCurve(List<Point> points) {
    this.points = List.copyOf(points);
  }

  /** The curve; empty unless there are cases with and without the finding. */
  public static Optional<RocCurve> of(ScoredCases cases) {
    if (!cases.hasBothClasses()) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, Double.POSITIVE_INFINITY));
    int found = 0;
    for (int i = 0; i < cases.size(); i++) {
      found += cases.positive(i) ? 1 : 0;
      if (cases.endsTie(i)) {
        points.add(
            new Point(
                (i + 1 - found) / (double) cases.negatives(),
                found / (double) cases.positives(),
                cases.score(i)));
      }
    }
    return Optional.of(new RocCurve(points));
  }

  /** All points from (0, 0) to (1, 1), one per distinct score and the start. */
  public List<Point> points() {
    return points;
  }

  /** The same line with the points left out that lie inside a vertical or horizontal run. */
  public List<Point> corners() {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (i == 0 || i == points.size() - 1 || isCorner(i)) {
        corners.add(points.get(i));
      }
    }
    return List.copyOf(corners);
  }

  /** Area under the curve by the trapezoid rule, 0..1; equal to {@link AucRoc}. */
  public double auc() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      area +=
          (b.falsePositiveRate - a.falsePositiveRate)
              * (a.truePositiveRate + b.truePositiveRate)
              / 2;
    }
    return area;
  }

  private boolean isCorner(int i) {
    Point before = points.get(i - 1);
    Point here = points.get(i);
    Point after = points.get(i + 1);
    boolean vertical =
        before.falsePositiveRate == here.falsePositiveRate
            && here.falsePositiveRate == after.falsePositiveRate;
    boolean horizontal =
        before.truePositiveRate == here.truePositiveRate
            && here.truePositiveRate == after.truePositiveRate;
    return !vertical && !horizontal;
  }
}
