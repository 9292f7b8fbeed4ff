package org.gennas.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gennas.data.split.SplitTable;

/**
 * Ridge regression with an unknown a feature: w = (X'X + penalty I)^-1 X'(y - mean y). The images
 * are read once, in blocks, and summed up. Where a finding is masked in a few of them only, its
 * sums are those of all images less those of the few.
 */
final class PrimalRidge {
  private static final int BLOCK = 256;

  private final Features features;
  private final List<SplitTable.Row> train;
  private final double[] penalties;
  private final FeatureSums total;

  PrimalRidge(Features features, List<SplitTable.Row> train, double[] penalties) {
    this.features = features;
    this.train = train;
    this.penalties = penalties;
    this.total = new FeatureSums(features.count());
  }

  /** Sums of a group of findings. */
  private final class GroupSums {
    private final LabelGroup group;

    /** Of the labelled images, or of the masked ones where those are fewer. */
    private final FeatureSums own = new FeatureSums(features.count());

    private final boolean ofMasked;
    private final double[][] ofPositives;
    private final int[] positives;

    GroupSums(LabelGroup group) {
      this.group = group;
      this.ofMasked = 2 * group.images() > train.size();
      this.ofPositives = new double[group.findings().size()][features.count()];
      this.positives = new int[group.findings().size()];
    }

    void add(double[][] block, int first, int count) {
      double[][] chosen = new double[count][];
      int n = 0;
      for (int i = 0; i < count; i++) {
        if (group.labelled().get(first + i) != ofMasked) {
          chosen[n++] = block[i];
        }
      }
      own.add(chosen, n);
      for (int k = 0; k < positives.length; k++) {
        for (int i = 0; i < count; i++) {
          if (train.get(first + i).targets().get(group.findings().get(k)) == 1) {
            positives[k]++;
            for (int j = 0; j < block[i].length; j++) {
              ofPositives[k][j] += block[i][j];
            }
          }
        }
      }
    }

    void solve(Map<Integer, List<LinearModel>> models) throws InterruptedException {
      FeatureSums sums = ofMasked ? total.less(own) : own;
      Standard standard = sums.standard();
      PenalisedSystem system = new PenalisedSystem(sums.standardised(standard));
      List<double[]> rights = new ArrayList<>();
      for (int k = 0; k < positives.length; k++) {
        double[] right = new double[features.count()];
        for (int j = 0; j < right.length; j++) {
          right[j] =
              (ofPositives[k][j] - positives[k] * standard.mean()[j]) / standard.deviation()[j];
        }
        rights.add(right);
        models.put(group.findings().get(k), new ArrayList<>());
      }
      for (double penalty : penalties) {
        Ridge.requireNotInterrupted();
        List<double[]> solved = system.solve(rights, penalty);
        for (int k = 0; k < positives.length; k++) {
          double share = positives[k] / (double) group.images();
          models.get(group.findings().get(k)).add(standard.plain(solved.get(k), share));
        }
      }
    }
  }

  /** Models by finding, one a penalty. */
  Map<Integer, List<LinearModel>> fit(List<LabelGroup> groups, Ridge.Progress progress)
      throws InterruptedException {
    List<GroupSums> sums = groups.stream().map(GroupSums::new).toList();
    boolean all = sums.stream().anyMatch(group -> group.ofMasked);
    double[][] block = new double[Math.min(BLOCK, train.size())][features.count()];
    for (int first = 0; first < train.size(); first += BLOCK) {
      Ridge.requireNotInterrupted();
      int count = Math.min(BLOCK, train.size() - first);
      for (int i = 0; i < count; i++) {
        features.read(train.get(first + i), block[i]);
      }
      if (all) {
        total.add(block, count);
      }
      for (GroupSums group : sums) {
        group.add(block, first, count);
      }
      progress.read(first + count);
    }
    Map<Integer, List<LinearModel>> models = new HashMap<>();
    for (GroupSums group : sums) {
      group.solve(models);
    }
    return models;
  }
}
