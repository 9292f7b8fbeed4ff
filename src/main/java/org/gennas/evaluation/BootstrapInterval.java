package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Percentile intervals from resampling patients with replacement (Efron and Tibshirani 1993; whole
 * patients are drawn because the images of one patient are not independent).
 *
 * <p>A draw in which a figure is not defined (no positive case was drawn) is left out of that
 * figure's interval; if that befalls half of the draws or more, or if all draws agree, as under
 * perfect separation, there is no interval. The same seed gives the same interval. Every method can
 * be cancelled by interrupting its thread.
 *
 * @param samples number of draws, at least 100
 * @param level confidence, strictly between 0 and 1
 * @param seed of the draws
 */
public record BootstrapInterval(int samples, double level, long seed) {
  /** Draws that settle the second digit of a 95 % bound. */
  public static final int DEFAULT_SAMPLES = 2000;

  private static final int LEAST_SAMPLES = 100;

  public BootstrapInterval {
    if (samples < LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          "A bootstrap of " + samples + " samples; at least " + LEAST_SAMPLES + " are needed.");
    }
    Interval.requireLevel(level);
  }

  /** 2,000 samples at 95 %. */
  public static BootstrapInterval standard(long seed) {
    return new BootstrapInterval(DEFAULT_SAMPLES, 0.95, seed);
  }

  /**
   * Intervals of one set of patients and several findings, from the same draws.
   *
   * @param aucRoc per finding, in the order given
   * @param averagePrecision per finding, in the order given
   * @param meanAucRoc of the mean over the findings whose area is defined on all cases
   * @param meanAveragePrecision of the mean over the findings whose average precision is defined on
   *     all cases
   */
  public record Joint(
      List<Optional<Interval>> aucRoc,
      List<Optional<Interval>> averagePrecision,
      Optional<Interval> meanAucRoc,
      Optional<Interval> meanAveragePrecision) {}

  /**
   * The interval of one finding's AUC-ROC.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<Interval> aucRoc(ScoredCases cases) throws InterruptedException {
    return joint(List.of(cases)).aucRoc().get(0);
  }

  /**
   * The interval of one finding's average precision.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<Interval> averagePrecision(ScoredCases cases) throws InterruptedException {
    return joint(List.of(cases)).averagePrecision().get(0);
  }

  /**
   * The intervals of several findings and of their means.
   *
   * @param findings cases per finding; equal patient numbers mean the same patient in all of them
   * @throws InterruptedException if the thread was interrupted
   */
  public Joint joint(List<ScoredCases> findings) throws InterruptedException {
    int count = findings.size();
    double[][] areas = new double[count][samples];
    double[][] precisions = new double[count][samples];
    PatientResampling resampling = new PatientResampling(findings, seed);
    double[] figures = new double[2];
    for (int sample = 0; sample < samples; sample++) {
      requireNotInterrupted();
      resampling.draw();
      for (int f = 0; f < count; f++) {
        resampling.areas(f, figures);
        areas[f][sample] = figures[0];
        precisions[f][sample] = figures[1];
      }
    }
    List<double[]> definedAreas = new ArrayList<>();
    List<double[]> definedPrecisions = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      if (findings.get(f).hasBothClasses()) {
        definedAreas.add(areas[f]);
      }
      if (findings.get(f).positives() > 0) {
        definedPrecisions.add(precisions[f]);
      }
    }
    Optional<Interval> meanArea = percentiles(means(definedAreas));
    Optional<Interval> meanPrecision = percentiles(means(definedPrecisions));
    return new Joint(
        Arrays.stream(areas).map(this::percentiles).toList(),
        Arrays.stream(precisions).map(this::percentiles).toList(),
        meanArea,
        meanPrecision);
  }

  /** The middle {@code level} of the values that are not NaN; empty as the class says. */
  Optional<Interval> percentiles(double[] values) {
    return percentiles(values, "bootstrap of patients, " + samples + " samples");
  }

  /** As {@link #percentiles(double[])}, of draws that {@code method} tells of. */
  Optional<Interval> percentiles(double[] values, String method) {
    double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (defined.length * 2 <= samples || defined[0] == defined[defined.length - 1]) {
      return Optional.empty();
    }
    double tail = (1 - level) / 2;
    return Optional.of(
        new Interval(quantile(defined, tail), quantile(defined, 1 - tail), level, method));
  }

  static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The bootstrap was cancelled.");
    }
  }

  /** Linear between the two neighbouring order statistics. */
  static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private double[] means(List<double[]> series) {
    double[] means = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      double sum = 0;
      for (double[] values : series) {
        sum += values[sample];
      }
      means[sample] = series.isEmpty() ? Double.NaN : sum / series.size();
    }
    return means;
  }
}
