package org.gennas.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The cases of one finding whose label is defined: a score, the truth, and the patient each belongs
 * to.
 *
 * <p>A score is any finite real number (a probability, a logit); higher means the finding is more
 * likely. Cases are held from the highest score to the lowest, so that every curve and area is one
 * pass over them. Immutable.
 */
public final class ScoredCases {
  private final double[] scores;
  private final boolean[] positives;
  private final int[] patients;
  private final int positiveCount;

  private ScoredCases(double[] scores, boolean[] positives, int[] patients) {
    int[] order = fromHighToLow(scores);
    int n = scores.length;
    this.scores = new double[n];
    this.positives = new boolean[n];
    this.patients = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      int from = order[i];
      this.scores[i] = scores[from] + 0.0; // -0.0 and 0.0 are one threshold
      this.positives[i] = positives[from];
      this.patients[i] = patients[from];
      count += positives[from] ? 1 : 0;
    }
    this.positiveCount = count;
  }

  /**
   * Cases that all have a label.
   *
   * @param scores one finite score per case
   * @param positives whether the case has the finding
   * @param patients a number per case, equal for cases of the same patient
   * @throws IllegalArgumentException if the lengths differ or a score is not finite
   */
  public static ScoredCases of(double[] scores, boolean[] positives, int[] patients) {
    requireEqualLengths(scores.length, positives.length, patients.length);
    requireFinite(scores);
    return new ScoredCases(scores, positives, patients);
  }

  /** As {@link #of(double[], boolean[], int[])}, with every case a patient of its own. */
  public static ScoredCases ofIndependent(double[] scores, boolean[] positives) {
    int[] patients = new int[scores.length];
    Arrays.setAll(patients, i -> i);
    return of(scores, positives, patients);
  }

  /**
   * Drops the cases whose label is masked (blank, or uncertain under the policy "ignore").
   *
   * @param scores one score per case; those of masked cases are not looked at
   * @param positives whether the case has the finding; not looked at where masked
   * @param defined whether the case has a label
   * @param patients a number per case, equal for cases of the same patient
   * @throws IllegalArgumentException if the lengths differ or the score of a labelled case is not
   *     finite
   */
  public static ScoredCases ofDefined(
      double[] scores, boolean[] positives, boolean[] defined, int[] patients) {
    requireEqualLengths(scores.length, positives.length, patients.length);
    requireEqualLengths(scores.length, defined.length, patients.length);
    int n = 0;
    for (boolean d : defined) {
      n += d ? 1 : 0;
    }
    double[] keptScores = new double[n];
    boolean[] keptPositives = new boolean[n];
    int[] keptPatients = new int[n];
    int to = 0;
    for (int i = 0; i < scores.length; i++) {
      if (defined[i]) {
        keptScores[to] = scores[i];
        keptPositives[to] = positives[i];
        keptPatients[to++] = patients[i];
      }
    }
    requireFinite(keptScores);
    return new ScoredCases(keptScores, keptPositives, keptPatients);
  }

  /**
   * Reads labels as numbers: 1 has the finding, 0 has it not, NaN is masked.
   *
   * @throws IllegalArgumentException if the lengths differ, a label is none of the three, or the
   *     score of a labelled case is not finite
   */
  public static ScoredCases ofLabels(double[] scores, double[] labels, int[] patients) {
    boolean[] positives = new boolean[labels.length];
    boolean[] defined = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (!Double.isNaN(labels[i]) && labels[i] != 0.0 && labels[i] != 1.0) {
        throw new IllegalArgumentException(
            "Case " + i + " has label " + labels[i] + "; a label is 0, 1 or NaN (masked).");
      }
      defined[i] = !Double.isNaN(labels[i]);
      positives[i] = labels[i] == 1.0;
    }
    return ofDefined(scores, positives, defined, patients);
  }

  /** Number of cases. */
  public int size() {
    return scores.length;
  }

  /** Score of case {@code i}, where case 0 has the highest score. */
  public double score(int i) {
    return scores[i];
  }

  /** Whether case {@code i}, counted from the highest score, has the finding. */
  public boolean positive(int i) {
    return positives[i];
  }

  /** The patient of case {@code i}, counted from the highest score. */
  public int patient(int i) {
    return patients[i];
  }

  /** Number of cases with the finding. */
  public int positives() {
    return positiveCount;
  }

  /** Number of cases without the finding. */
  public int negatives() {
    return scores.length - positiveCount;
  }

  /** Number of distinct patients. */
  public int patients() {
    return (int) Arrays.stream(patients).distinct().count();
  }

  /** Share of cases with the finding, in 0..1; empty without a case. */
  public OptionalDouble prevalence() {
    return size() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(positiveCount / (double) size());
  }

  /**
   * Whether there is a case with and a case without the finding, without which no ROC curve is
   * defined.
   */
  public boolean hasBothClasses() {
    return positives() > 0 && negatives() > 0;
  }

  /** Whether case {@code i} is the last one of its score: only there a threshold can cut. */
  boolean endsTie(int i) {
    return i == scores.length - 1 || scores[i + 1] != scores[i];
  }

  private static int[] fromHighToLow(double[] scores) {
    int n = scores.length;
    double[] ascending = new double[n];
    for (int i = 0; i < n; i++) {
      ascending[i] = scores[i] + 0.0;
    }
    Arrays.sort(ascending);
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || ascending[i] != ascending[distinct - 1]) {
        ascending[distinct++] = ascending[i];
      }
    }
    // A counting sort over the distinct scores: no boxed indices, and ties keep the order they came
    // in.
    int[] rank = new int[n];
    int[] start = new int[distinct + 1];
    for (int i = 0; i < n; i++) {
      rank[i] = distinct - 1 - Arrays.binarySearch(ascending, 0, distinct, scores[i] + 0.0);
      start[rank[i] + 1]++;
    }
    for (int r = 0; r < distinct; r++) {
      start[r + 1] += start[r];
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[start[rank[i]]++] = i;
    }
    return order;
  }

  private static void requireEqualLengths(int scores, int labels, int patients) {
    if (scores != labels || scores != patients) {
      throw new IllegalArgumentException(
          "Scores, labels and patients must be of equal number, but are "
              + scores
              + ", "
              + labels
              + " and "
              + patients
              + ".");
    }
  }

  private static void requireFinite(double[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException(
            "The score of labelled case " + i + " is " + scores[i] + ", not a finite number.");
      }
    }
  }
}
