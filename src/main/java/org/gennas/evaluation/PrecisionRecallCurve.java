package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Precision against recall as the threshold falls. Cases of equal score enter together. Between two
 * points the curve is a step: a straight line would promise a precision that no threshold reaches
 * (Davis and Goadrich 2006). Immutable.
 */
public final class PrecisionRecallCurve {
  /**
   * What calling every case at or above a threshold positive leads to.
   *
   * @param recall sensitivity, 0..1
   * @param precision positive predictive value among these cases, 0..1
   * @param threshold lowest score that is called positive
   */
  public record Point(double recall, double precision, double threshold) {}

  private final List<Point> points;
  private final double prevalence;

  private PrecisionRecallCurve(List<Point> points, double prevalence) {
    this.points = List.copyOf(points);
    this.prevalence = prevalence;
  }

  /** The curve; empty without a case that has the finding. */
  public static Optional<PrecisionRecallCurve> of(ScoredCases cases) {
    if (cases.positives() == 0) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < cases.size(); i++) {
      found += cases.positive(i) ? 1 : 0;
      if (cases.endsTie(i)) {
        points.add(
            new Point(found / (double) cases.positives(), found / (i + 1.0), cases.score(i)));
      }
    }
    return Optional.of(new PrecisionRecallCurve(points, cases.positives() / (double) cases.size()));
  }

  /**
   * One point per distinct score, by falling threshold and thus rising recall; the last has recall
   * 1.
   */
  public List<Point> points() {
    return points;
  }

  /**
   * The points a line is drawn through. Where recall stays and precision falls, as while only false
   * positives enter, the points between the first and the last are left out.
   */
  public List<Point> corners() {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean inside =
          i > 0
              && i < points.size() - 1
              && points.get(i - 1).recall == points.get(i).recall
              && points.get(i).recall == points.get(i + 1).recall;
      if (!inside) {
        corners.add(points.get(i));
      }
    }
    return List.copyOf(corners);
  }

  /** Sum of (recall gained) x precision, 0..1; equal to {@link AveragePrecision}. */
  public double averagePrecision() {
    double sum = 0;
    double recall = 0;
    for (Point point : points) {
      sum += (point.recall - recall) * point.precision;
      recall = point.recall;
    }
    return Math.min(1, sum);
  }

  /** Share of cases with the finding, above 0: the precision of a random guess. */
  public double prevalence() {
    return prevalence;
  }
}
