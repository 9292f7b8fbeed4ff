package org.gennas.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws patients with replacement, as many as there are, and so all images of a patient together.
 * The same draw serves all findings, which keeps what they have in common.
 *
 * <p>A draw is a weight per patient; a finding's cases are laid out once, by falling score, so that
 * any figure of a draw is one pass.
 */
final class PatientResampling {
  private static final int TIE_END = 1;
  private static final int POSITIVE = 2;
  private static final int PATIENT_SHIFT = 2;

  private final int[] weights;
  private final int[][] layouts;
  private final SplittableRandom random;

  PatientResampling(List<ScoredCases> findings, long seed) {
    int[] patients =
        findings.stream()
            .flatMapToInt(cases -> IntStream.range(0, cases.size()).map(cases::patient))
            .sorted()
            .distinct()
            .toArray();
    weights = new int[patients.length];
    layouts = new int[findings.size()][];
    for (int f = 0; f < layouts.length; f++) {
      layouts[f] = layout(findings.get(f), patients);
    }
    random = new SplittableRandom(seed);
  }

  /** Takes one more draw. */
  void draw() {
    Arrays.fill(weights, 0);
    for (int i = 0; i < weights.length; i++) {
      weights[random.nextInt(weights.length)]++;
    }
  }

  /**
   * Counts one finding's cases of the present draw.
   *
   * @param into receives the cases with the finding at 0 and those without at 1
   */
  void totals(int finding, long[] into) {
    into[0] = 0;
    into[1] = 0;
    for (int code : layouts[finding]) {
      into[(code & POSITIVE) != 0 ? 0 : 1] += weights[code >>> PATIENT_SHIFT];
    }
  }

  /** Receives the running counts of a draw after each distinct score, from the highest down. */
  interface Step {
    void at(long truePositives, long falsePositives);
  }

  /** Runs through one finding's cases of the present draw. */
  void walk(int finding, Step step) {
    long truePositives = 0;
    long falsePositives = 0;
    for (int code : layouts[finding]) {
      int weight = weights[code >>> PATIENT_SHIFT];
      if ((code & POSITIVE) != 0) {
        truePositives += weight;
      } else {
        falsePositives += weight;
      }
      if ((code & TIE_END) != 0) {
        step.at(truePositives, falsePositives);
      }
    }
  }

  /**
   * AUC-ROC and average precision of one finding in the present draw.
   *
   * @param into receives the area at 0 and the average precision at 1; NaN where the draw leaves it
   *     undefined
   */
  void areas(int finding, double[] into) {
    long positives = 0;
    long negatives = 0;
    long positivesTied = 0;
    long negativesTied = 0;
    double won = 0;
    double precisions = 0;
    for (int code : layouts[finding]) {
      int weight = weights[code >>> PATIENT_SHIFT];
      if ((code & POSITIVE) != 0) {
        positivesTied += weight;
      } else {
        negativesTied += weight;
      }
      if ((code & TIE_END) != 0) {
        won += negativesTied * (positives + positivesTied * 0.5);
        positives += positivesTied;
        negatives += negativesTied;
        if (positivesTied != 0) {
          precisions += positivesTied * (positives / (double) (positives + negatives));
        }
        positivesTied = 0;
        negativesTied = 0;
      }
    }
    into[0] = positives > 0 && negatives > 0 ? won / ((double) positives * negatives) : Double.NaN;
    into[1] = positives > 0 ? precisions / positives : Double.NaN;
  }

  private static int[] layout(ScoredCases cases, int[] patients) {
    int[] layout = new int[cases.size()];
    for (int i = 0; i < layout.length; i++) {
      int patient = Arrays.binarySearch(patients, cases.patient(i));
      layout[i] =
          patient << PATIENT_SHIFT
              | (cases.positive(i) ? POSITIVE : 0)
              | (cases.endsTie(i) ? TIE_END : 0);
    }
    return layout;
  }
}
