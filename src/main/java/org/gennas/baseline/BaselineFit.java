package org.gennas.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Side;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.MeanOfDefined;
import org.gennas.evaluation.PlattScaling;
import org.gennas.evaluation.ScoredCases;

/**
 * Fits a baseline to the training images. Of the ridge regressions with each penalty that one is
 * kept whose mean AUC on validation is highest, the stronger penalty of two alike; its output is
 * turned into probabilities by Platt scaling fitted on validation, which leaves every order as it
 * is.
 */
final class BaselineFit {
  /** Half a decade apart; a standardised feature has the number of images for its own weight. */
  static final double[] PENALTIES = {
    30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000
  };

  /** Where no slope can be fitted on validation: keeps the order and says little. */
  private static final double FLAT = 0.1;

  private final List<SplitTable.Row> train;
  private final List<SplitTable.Row> valid;
  private final List<String> findings;

  BaselineFit(SplitTable table) {
    this.train = table.side(Side.TRAIN).rows();
    this.valid = table.side(Side.VALID).rows();
    this.findings = table.findings();
  }

  /** The training images. */
  List<SplitTable.Row> train() {
    return train;
  }

  /** Images that {@link #regression} reads. */
  int images() {
    return train.size() + valid.size();
  }

  /** The prevalence in training, whatever the image. */
  BaselineModel prevalence() {
    List<LinearModel> logits = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      logits.add(LinearModel.constant(prevalenceLogit(f), 0));
    }
    return new BaselineModel(
        BaselineModel.FORMAT, BaselineKind.PREVALENCE, findings, Optional.empty(), logits);
  }

  /**
   * Log odds of a finding in training; half an image is added to both classes (Krichevsky and
   * Trofimov 1981), so that they stay finite where one is missing.
   */
  private double prevalenceLogit(int finding) {
    double positives = 0.5;
    double negatives = 0.5;
    for (SplitTable.Row row : train) {
      positives += row.targets().get(finding) == 1 ? 1 : 0;
      negatives += row.targets().get(finding) == 0 ? 1 : 0;
    }
    return Math.log(positives / negatives);
  }

  /**
   * A ridge regression on features.
   *
   * @param progress told how many of {@link #images()} have been read
   * @throws InterruptedException if the thread was interrupted
   */
  BaselineModel regression(BaselineKind kind, Features features, Ridge.Progress progress)
      throws InterruptedException {
    List<List<LinearModel>> fitted =
        Ridge.fit(features, train, findings.size(), PENALTIES, progress);
    double[][][] scores = scores(features, fitted, progress);
    int chosen = choice(scores);
    List<LinearModel> logits = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      logits.add(calibrated(fitted.get(f).get(chosen), f, scores[f][chosen]));
    }
    return new BaselineModel(
        BaselineModel.FORMAT, kind, findings, Optional.of(PENALTIES[chosen]), logits);
  }

  /** Outputs on validation: findings x penalties x images. */
  private double[][][] scores(
      Features features, List<List<LinearModel>> fitted, Ridge.Progress progress)
      throws InterruptedException {
    double[][][] scores = new double[findings.size()][PENALTIES.length][valid.size()];
    double[] numbers = new double[features.count()];
    for (int i = 0; i < valid.size(); i++) {
      Ridge.requireNotInterrupted();
      features.read(valid.get(i), numbers);
      for (int f = 0; f < scores.length; f++) {
        for (int k = 0; k < PENALTIES.length; k++) {
          scores[f][k][i] = fitted.get(f).get(k).of(numbers);
        }
      }
      progress.read(train.size() + i + 1);
    }
    return scores;
  }

  private int choice(double[][][] scores) {
    int chosen = PENALTIES.length - 1;
    double best = Double.NEGATIVE_INFINITY;
    for (int k = PENALTIES.length - 1; k >= 0; k--) {
      List<OptionalDouble> areas = new ArrayList<>();
      for (int f = 0; f < scores.length; f++) {
        areas.add(AucRoc.of(cases(f, scores[f][k])));
      }
      double mean = MeanOfDefined.of(areas).mean().orElse(Double.NEGATIVE_INFINITY);
      if (mean > best) {
        best = mean;
        chosen = k;
      }
    }
    return chosen;
  }

  private ScoredCases cases(int finding, double[] scores) {
    double[] labels = new double[scores.length];
    for (int i = 0; i < labels.length; i++) {
      int target = valid.get(i).targets().get(finding);
      labels[i] = target == Targets.MASKED ? Double.NaN : target;
    }
    int[] patients = new int[scores.length];
    Arrays.setAll(patients, i -> i);
    return ScoredCases.ofLabels(scores, labels, patients);
  }

  /** Log odds from a regression's output, by way of its spread, which puts it on a fit scale. */
  private LinearModel calibrated(LinearModel model, int finding, double[] scores) {
    double mean = Arrays.stream(scores).average().orElse(0);
    double spread =
        Math.sqrt(Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).average().orElse(0));
    if (!(spread > 0)) {
      return LinearModel.constant(prevalenceLogit(finding), model.weights().length);
    }
    LinearModel unit = model.scaled(1 / spread, -mean / spread);
    double[] probabilities =
        Arrays.stream(scores).map(s -> 1 / (1 + Math.exp((mean - s) / spread))).toArray();
    PlattScaling scaling =
        PlattScaling.fit(cases(finding, probabilities))
            .orElseGet(() -> new PlattScaling(FLAT, prevalenceLogit(finding)));
    return unit.scaled(scaling.slope(), scaling.offset());
  }
}
