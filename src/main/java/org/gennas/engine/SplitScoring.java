package org.gennas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;
import org.gennas.engine.layer.MaskedCrossEntropy;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.event.SplitScore;

/**
 * Scores a network's outputs against the labels of one side of a split.
 *
 * @param findings names in the order of the outputs
 */
record SplitScoring(List<String> findings) {

  /**
   * The outputs of a side.
   *
   * @param logits images x findings
   * @param labels images x findings: 1, 0, or -1 where masked
   */
  record Outputs(double[][] logits, int[][] labels) {
    /**
     * What a network says of a side, in its order.
     *
     * @param mirrored whether each is the mean over an image and its mirror image
     * @param stop asked before each batch
     * @throws CancellationException if it was asked to stop
     */
    static Outputs of(
        Network network,
        BatchSource source,
        BatchesAhead input,
        boolean mirrored,
        BooleanSupplier stop) {
      double[][] logits = new double[source.images()][source.findings()];
      int[][] labels = new int[source.images()][source.findings()];
      int at = 0;
      input.begin(source, 0, 0);
      for (int b = 0; b < source.batchesPerEpoch(); b++) {
        if (stop.getAsBoolean()) {
          throw new CancellationException("Asked to stop while scoring");
        }
        Batch batch = input.next();
        float[][] found =
            mirrored
                ? network.mirroredLogits(batch.pixels(), batch.size(), batch.px())
                : network.logits(batch.pixels(), batch.size(), batch.px());
        for (int i = 0; i < batch.size(); i++, at++) {
          for (int f = 0; f < batch.findings(); f++) {
            int k = i * batch.findings() + f;
            logits[at][f] = found[i][f];
            labels[at][f] = batch.mask()[k] == 0 ? -1 : Math.round(batch.labels()[k]);
          }
        }
      }
      return new Outputs(logits, labels);
    }
  }

  /** Without intervals: fast enough for every epoch. */
  SplitScore score(Outputs outputs) {
    List<ScoredCases> cases = cases(outputs, each(outputs.labels().length));
    return SplitScore.of(findings, cases, loss(outputs), Optional.empty());
  }

  /**
   * With intervals from resampling patients.
   *
   * @param patients a number an image, equal for images of one patient
   */
  SplitScore score(Outputs outputs, int[] patients, BootstrapInterval bootstrap)
      throws InterruptedException {
    List<ScoredCases> cases = cases(outputs, patients);
    return SplitScore.of(findings, cases, loss(outputs), Optional.of(bootstrap.joint(cases)));
  }

  private List<ScoredCases> cases(Outputs outputs, int[] patients) {
    int images = outputs.labels().length;
    List<ScoredCases> cases = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      double[] scores = new double[images];
      boolean[] positives = new boolean[images];
      boolean[] defined = new boolean[images];
      for (int i = 0; i < images; i++) {
        scores[i] = outputs.logits()[i][f];
        positives[i] = outputs.labels()[i][f] == 1;
        defined[i] = outputs.labels()[i][f] >= 0;
      }
      cases.add(ScoredCases.ofDefined(scores, positives, defined, patients));
    }
    return cases;
  }

  private static int[] each(int n) {
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  private static double loss(Outputs outputs) {
    double sum = 0;
    long counted = 0;
    for (int i = 0; i < outputs.labels().length; i++) {
      for (int f = 0; f < outputs.labels()[i].length; f++) {
        if (outputs.labels()[i][f] >= 0) {
          sum += MaskedCrossEntropy.loss(outputs.logits()[i][f], outputs.labels()[i][f]);
          counted++;
        }
      }
    }
    return counted == 0 ? 0 : sum / counted;
  }
}
