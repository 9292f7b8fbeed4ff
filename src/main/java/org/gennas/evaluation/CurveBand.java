package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A pointwise confidence band around a ROC or precision-recall curve: at each place of a grid on
 * the x axis, the interval of the curve's height over draws of patients. It says how far the curve
 * would move at one place, not that the whole curve lies within.
 *
 * @param points from left to right
 * @param level confidence at each point
 * @param samples draws it was made from
 */
public record CurveBand(List<Point> points, double level, int samples) {
  /**
   * One place of the band.
   *
   * @param x 1 - specificity or recall, 0..1
   * @param low lower bound of the curve's height, 0..1
   * @param high upper bound of the curve's height, 0..1
   */
  public record Point(double x, double low, double high) {}

  public CurveBand {
    points = List.copyOf(points);
  }

  /**
   * The band of sensitivity over 1 - specificity; straight between thresholds as the curve is.
   *
   * @param steps number of equal steps of the grid from 0 to 1
   * @return empty where the curve is not defined, or is not in half of the draws
   * @throws InterruptedException if the thread was interrupted
   */
  public static Optional<CurveBand> roc(ScoredCases cases, BootstrapInterval bootstrap, int steps)
      throws InterruptedException {
    return cases.hasBothClasses()
        ? sampled(cases, bootstrap, steps, new RocHeights(steps))
        : Optional.empty();
  }

  /**
   * The band of precision over recall; at each recall the precision of the first threshold that
   * reaches it.
   *
   * @param steps number of equal steps of the grid from 0 to 1
   * @return empty where the curve is not defined, or is not in half of the draws
   * @throws InterruptedException if the thread was interrupted
   */
  public static Optional<CurveBand> precisionRecall(
      ScoredCases cases, BootstrapInterval bootstrap, int steps) throws InterruptedException {
    return cases.positives() > 0
        ? sampled(cases, bootstrap, steps, new PrecisionHeights(steps))
        : Optional.empty();
  }

  /** Reads off a draw's curve at the places of the grid. */
  private abstract static class Heights implements PatientResampling.Step {
    final int steps;
    final double[] heights;
    int next;
    long positives;
    long negatives;

    Heights(int steps) {
      this.steps = steps;
      this.heights = new double[steps + 1];
    }

    void begin(long positives, long negatives) {
      this.positives = positives;
      this.negatives = negatives;
      this.next = 0;
    }

    abstract boolean defined();
  }

  private static final class RocHeights extends Heights {
    private double lastX;
    private double lastY;

    RocHeights(int steps) {
      super(steps);
    }

    @Override
    void begin(long positives, long negatives) {
      super.begin(positives, negatives);
      lastX = 0;
      lastY = 0;
    }

    @Override
    boolean defined() {
      return positives > 0 && negatives > 0;
    }

    @Override
    public void at(long truePositives, long falsePositives) {
      double x = falsePositives / (double) negatives;
      double y = truePositives / (double) positives;
      while (next <= steps && next / (double) steps < x) {
        heights[next] = lastY + (y - lastY) * (next / (double) steps - lastX) / (x - lastX);
        next++;
      }
      lastX = x;
      lastY = y;
      if (falsePositives == negatives) {
        while (next <= steps) {
          heights[next++] = 1; // the right edge, where the curve ends
        }
      }
    }
  }

  private static final class PrecisionHeights extends Heights {
    PrecisionHeights(int steps) {
      super(steps);
    }

    @Override
    boolean defined() {
      return positives > 0;
    }

    @Override
    public void at(long truePositives, long falsePositives) {
      if (truePositives == 0) {
        return;
      }
      double precision = truePositives / (double) (truePositives + falsePositives);
      while (next <= steps && truePositives * (long) steps >= next * positives) {
        heights[next++] = precision;
      }
    }
  }

  private static Optional<CurveBand> sampled(
      ScoredCases cases, BootstrapInterval bootstrap, int steps, Heights heights)
      throws InterruptedException {
    double[][] columns = new double[steps + 1][bootstrap.samples()];
    int defined = 0;
    PatientResampling resampling = new PatientResampling(List.of(cases), bootstrap.seed());
    long[] totals = new long[2];
    for (int sample = 0; sample < bootstrap.samples(); sample++) {
      BootstrapInterval.requireNotInterrupted();
      resampling.draw();
      resampling.totals(0, totals);
      heights.begin(totals[0], totals[1]);
      if (heights.defined()) {
        resampling.walk(0, heights);
        for (int x = 0; x <= steps; x++) {
          columns[x][defined] = heights.heights[x];
        }
        defined++;
      }
    }
    return defined * 2 <= bootstrap.samples()
        ? Optional.empty()
        : Optional.of(ofColumns(columns, defined, bootstrap));
  }

  private static CurveBand ofColumns(double[][] columns, int defined, BootstrapInterval bootstrap) {
    double tail = (1 - bootstrap.level()) / 2;
    List<Point> points = new ArrayList<>();
    for (int x = 0; x < columns.length; x++) {
      double[] sorted = Arrays.copyOf(columns[x], defined);
      Arrays.sort(sorted);
      points.add(
          new Point(
              x / (double) (columns.length - 1),
              BootstrapInterval.quantile(sorted, tail),
              BootstrapInterval.quantile(sorted, 1 - tail)));
    }
    return new CurveBand(points, bootstrap.level(), bootstrap.samples());
  }
}
