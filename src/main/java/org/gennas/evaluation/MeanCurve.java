package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The macro-average of several findings' curves: at each place of the x axis the mean of the
 * curves' heights there (vertical averaging; Fawcett, Pattern Recognition Letters 27, 2006). Every
 * finding weighs the same, however rare. The area under the mean ROC curve is the mean of the areas
 * but for the width of the grid; no single threshold belongs to a point of it.
 *
 * @param points from left to right, on a grid of equal steps from 0 to 1
 * @param findings how many curves were averaged, at least 1
 */
public record MeanCurve(List<Point> points, int findings) {
  /**
   * One place of the curve.
   *
   * @param x 1 - specificity or recall, 0..1
   * @param y mean sensitivity or precision there, 0..1
   */
  public record Point(double x, double y) {}

  public MeanCurve {
    points = List.copyOf(points);
  }

  /**
   * Mean sensitivity over 1 - specificity.
   *
   * @param curves of the findings where it is defined
   * @param steps number of equal steps of the grid, at least 1
   * @return empty without a curve
   */
  public static Optional<MeanCurve> roc(List<RocCurve> curves, int steps) {
    double[] sums = new double[steps + 1];
    for (RocCurve curve : curves) {
      List<RocCurve.Point> points = curve.points();
      int next = 0;
      for (int i = 0; i <= steps; i++) {
        double x = i / (double) steps;
        while (next + 1 < points.size() && points.get(next + 1).falsePositiveRate() <= x) {
          next++;
        }
        sums[i] += height(points, next, x);
      }
    }
    return mean(sums, curves.size());
  }

  private static double height(List<RocCurve.Point> points, int at, double x) {
    RocCurve.Point here = points.get(at);
    if (at + 1 == points.size()) {
      return here.truePositiveRate();
    }
    RocCurve.Point after = points.get(at + 1);
    double share =
        (x - here.falsePositiveRate()) / (after.falsePositiveRate() - here.falsePositiveRate());
    return here.truePositiveRate() + share * (after.truePositiveRate() - here.truePositiveRate());
  }

  /**
   * Mean precision over recall; at each recall a curve gives the precision of the first threshold
   * that reaches it.
   *
   * @param curves of the findings where it is defined
   * @param steps number of equal steps of the grid, at least 1
   * @return empty without a curve
   */
  public static Optional<MeanCurve> precisionRecall(List<PrecisionRecallCurve> curves, int steps) {
    double[] sums = new double[steps + 1];
    for (PrecisionRecallCurve curve : curves) {
      List<PrecisionRecallCurve.Point> points = curve.points();
      int next = firstFound(points);
      for (int i = 0; i <= steps; i++) {
        double recall = i / (double) steps;
        while (next + 1 < points.size() && points.get(next).recall() < recall - 1e-12) {
          next++;
        }
        sums[i] += points.get(next).precision();
      }
    }
    return mean(sums, curves.size());
  }

  /** The first threshold that finds anything: before it precision is 0 at recall 0. */
  private static int firstFound(List<PrecisionRecallCurve.Point> points) {
    int first = 0;
    while (first + 1 < points.size() && points.get(first).recall() == 0) {
      first++;
    }
    return first;
  }

  private static Optional<MeanCurve> mean(double[] sums, int curves) {
    if (curves == 0) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      points.add(new Point(i / (double) (sums.length - 1), sums[i] / curves));
    }
    return Optional.of(new MeanCurve(points, curves));
  }
}
