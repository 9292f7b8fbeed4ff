package org.gennas.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gennas.data.split.SplitTable;

/** Ridge regression with an unknown an image: w = X'(XX' + penalty I)^-1 (y - mean y). */
final class DualRidge {
  private final Features features;
  private final List<SplitTable.Row> train;
  private final double[] penalties;

  DualRidge(Features features, List<SplitTable.Row> train, double[] penalties) {
    this.features = features;
    this.train = train;
    this.penalties = penalties;
  }

  /** Models by finding, one a penalty. */
  Map<Integer, List<LinearModel>> fit(List<LabelGroup> groups, Ridge.Progress progress)
      throws InterruptedException {
    double[][] all = new double[train.size()][features.count()];
    for (int i = 0; i < all.length; i++) {
      Ridge.requireNotInterrupted();
      features.read(train.get(i), all[i]);
      progress.read(i + 1);
    }
    Map<Integer, List<LinearModel>> models = new HashMap<>();
    for (LabelGroup group : groups) {
      fit(group, all, models);
    }
    return models;
  }

  private void fit(LabelGroup group, double[][] all, Map<Integer, List<LinearModel>> models)
      throws InterruptedException {
    int[] images = group.labelled().stream().toArray();
    Standard standard = standard(all, images);
    double[][] columns = columns(all, images, standard);
    Gram kernel = new Gram(images.length);
    kernel.add(columns, columns.length);
    List<double[]> rights = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int finding : group.findings()) {
      double[] labels = new double[images.length];
      double sum = 0;
      for (int i = 0; i < images.length; i++) {
        labels[i] = train.get(images[i]).targets().get(finding);
        sum += labels[i];
      }
      double share = sum / images.length;
      for (int i = 0; i < images.length; i++) {
        labels[i] -= share;
      }
      rights.add(labels);
      shares.add(share);
      models.put(finding, new ArrayList<>());
    }
    PenalisedSystem system = new PenalisedSystem(kernel);
    for (double penalty : penalties) {
      Ridge.requireNotInterrupted();
      List<double[]> solved = system.solve(rights, penalty);
      for (int k = 0; k < solved.size(); k++) {
        models
            .get(group.findings().get(k))
            .add(standard.plain(weights(columns, solved.get(k)), shares.get(k)));
      }
    }
  }

  private static Standard standard(double[][] all, int[] images) {
    int count = all[0].length;
    double[] sums = new double[count];
    double[] squares = new double[count];
    for (int image : images) {
      for (int j = 0; j < count; j++) {
        sums[j] += all[image][j];
        squares[j] += all[image][j] * all[image][j];
      }
    }
    return Standard.of(images.length, sums, squares);
  }

  /** Standardised, a row a feature. */
  private static double[][] columns(double[][] all, int[] images, Standard standard) {
    double[][] columns = new double[all[0].length][images.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < images.length; i++) {
        columns[j][i] = (all[images[i]][j] - standard.mean()[j]) / standard.deviation()[j];
      }
    }
    return columns;
  }

  private static double[] weights(double[][] columns, double[] dual) {
    double[] weights = new double[columns.length];
    for (int j = 0; j < weights.length; j++) {
      for (int i = 0; i < dual.length; i++) {
        weights[j] += columns[j][i] * dual[i];
      }
    }
    return weights;
  }
}
