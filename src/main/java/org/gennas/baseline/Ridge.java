package org.gennas.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gennas.data.split.SplitTable;

/**
 * Ridge regression (Hoerl and Kennard, Technometrics 12, 1970) of each finding's labels, 1 or 0, on
 * standardised features: the weights w and the free intercept that make the sum of squared errors
 * plus penalty x |w|^2 least. Images in which a finding is masked count for nothing in its model,
 * neither in the equations nor in the standardisation.
 *
 * <p>Few images are solved in the dual form, with an unknown an image; many in the primal one, with
 * an unknown a feature, for which the images are read once and not held. Both give the same models.
 */
final class Ridge {
  private Ridge() {}

  /** Told how many images have been read. */
  @FunctionalInterface
  interface Progress {
    void read(int images);
  }

  /**
   * Fits to training images.
   *
   * @param findings how many
   * @param penalties each above 0
   * @return for each finding a model a penalty, in order; constant at the share of positive images
   *     where a class is missing, at one half where no image has a label
   * @throws InterruptedException if the thread was interrupted
   */
  static List<List<LinearModel>> fit(
      Features features,
      List<SplitTable.Row> train,
      int findings,
      double[] penalties,
      Progress progress)
      throws InterruptedException {
    List<LabelGroup> groups = LabelGroup.of(train, findings);
    Map<Integer, List<LinearModel>> learned =
        train.size() <= features.count()
            ? new DualRidge(features, train, penalties).fit(groups, progress)
            : new PrimalRidge(features, train, penalties).fit(groups, progress);
    List<List<LinearModel>> models = new ArrayList<>();
    for (int f = 0; f < findings; f++) {
      List<LinearModel> known = learned.get(f);
      models.add(known == null ? constant(features, train, f, penalties.length) : known);
    }
    return models;
  }

  private static List<LinearModel> constant(
      Features features, List<SplitTable.Row> train, int finding, int penalties) {
    double share =
        train.stream()
            .mapToInt(row -> row.targets().get(finding))
            .filter(target -> target >= 0)
            .average()
            .orElse(0.5);
    LinearModel model = LinearModel.constant(share, features.count());
    return Collections.nCopies(penalties, model);
  }

  static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The baselines were called off.");
    }
  }
}
