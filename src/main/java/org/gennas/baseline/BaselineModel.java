package org.gennas.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gennas.data.split.SplitTable;
import org.gennas.study.folder.PredictionTable;

/**
 * A fitted baseline: baselines/model-*.json. Each finding's log odds are linear in the features.
 *
 * @param findings in the study's order
 * @param penalty of the ridge regression; empty where nothing was regressed
 * @param logits one a finding
 */
record BaselineModel(
    int format,
    BaselineKind kind,
    List<String> findings,
    Optional<Double> penalty,
    List<LinearModel> logits) {
  static final int FORMAT = 1;

  BaselineModel {
    findings = List.copyOf(findings);
    logits = List.copyOf(logits);
  }

  /** How many numbers of an image it looks at. */
  int features() {
    return logits.get(0).weights().length;
  }

  /** Whether it can be asked about images with so many features: a file of it may be damaged. */
  boolean fits(List<String> asked, int features) {
    return findings.equals(asked)
        && logits.size() == asked.size()
        && logits.stream()
            .allMatch(
                logit ->
                    logit.weights().length == features
                        && Double.isFinite(logit.intercept())
                        && Arrays.stream(logit.weights()).allMatch(Double::isFinite));
  }

  /**
   * What it says of images.
   *
   * @param progress told how many have been read
   * @throws InterruptedException if the thread was interrupted
   */
  PredictionTable predict(Features features, List<SplitTable.Row> images, Ridge.Progress progress)
      throws InterruptedException {
    double[] numbers = new double[features.count()];
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (SplitTable.Row image : images) {
      Ridge.requireNotInterrupted();
      features.read(image, numbers);
      double[] probabilities = new double[findings.size()];
      int[] labels = new int[findings.size()];
      for (int f = 0; f < probabilities.length; f++) {
        probabilities[f] = 1 / (1 + Math.exp(-logits.get(f).of(numbers)));
        labels[f] = image.targets().get(f);
      }
      rows.add(new PredictionTable.Row(image.path(), image.patient(), probabilities, labels));
      progress.read(rows.size());
    }
    return new PredictionTable(findings, rows);
  }
}
