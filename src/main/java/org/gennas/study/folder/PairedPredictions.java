package org.gennas.study.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gennas.evaluation.PairedCases;

/**
 * What two networks said of the same images, image by image. Rows are matched by the image's path,
 * in whatever order they stand.
 */
public final class PairedPredictions {
  private final PredictionTable first;
  private final List<PredictionTable.Row> matched;

  private PairedPredictions(PredictionTable first, List<PredictionTable.Row> matched) {
    this.first = first;
    this.matched = matched;
  }

  /**
   * Matches two tables.
   *
   * @throws IllegalArgumentException if findings, images, patients or labels are not the same in
   *     both, telling where they part
   */
  public static PairedPredictions of(PredictionTable first, PredictionTable second) {
    if (!first.findings().equals(second.findings())) {
      throw new IllegalArgumentException(
          "The findings differ: " + first.findings() + " and " + second.findings() + ".");
    }
    Map<String, PredictionTable.Row> byPath = new HashMap<>();
    for (PredictionTable.Row row : second.rows()) {
      if (byPath.put(row.path(), row) != null) {
        throw new IllegalArgumentException("Image " + row.path() + " appears twice in one table.");
      }
    }
    List<PredictionTable.Row> matched = new ArrayList<>();
    for (PredictionTable.Row row : first.rows()) {
      PredictionTable.Row other = byPath.remove(row.path());
      if (other == null) {
        throw unlike(first, second, row.path());
      }
      requireSameTruth(first.findings(), row, other);
      matched.add(other);
    }
    if (!byPath.isEmpty()) {
      throw unlike(first, second, byPath.keySet().iterator().next());
    }
    return new PairedPredictions(first, matched);
  }

  private static IllegalArgumentException unlike(
      PredictionTable first, PredictionTable second, String path) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "The images differ (%,d and %,d): %s is in one of them only.",
            first.rows().size(),
            second.rows().size(),
            path));
  }

  private static void requireSameTruth(
      List<String> findings, PredictionTable.Row row, PredictionTable.Row other) {
    if (!row.patient().equals(other.patient())) {
      throw new IllegalArgumentException("Image " + row.path() + " has two patients.");
    }
    for (int f = 0; f < findings.size(); f++) {
      if (row.labels()[f] != other.labels()[f]) {
        throw new IllegalArgumentException(
            "The labels of image " + row.path() + " differ for " + findings.get(f) + ".");
      }
    }
  }

  /** The second table in the first one's order. */
  public PredictionTable second() {
    return new PredictionTable(first.findings(), matched);
  }

  /** The number of images. */
  public int images() {
    return matched.size();
  }

  /** The cases of every finding whose label is defined, in the tables' order. */
  public List<PairedCases> cases() {
    int[] patients = patients();
    return IntStream.range(0, first.findings().size()).mapToObj(f -> cases(f, patients)).toList();
  }

  private int[] patients() {
    Map<String, Integer> numbers = new HashMap<>();
    return first.rows().stream()
        .mapToInt(row -> numbers.computeIfAbsent(row.patient(), p -> numbers.size()))
        .toArray();
  }

  private PairedCases cases(int finding, int[] patients) {
    int n = matched.size();
    double[] a = new double[n];
    double[] b = new double[n];
    boolean[] positives = new boolean[n];
    boolean[] defined = new boolean[n];
    for (int i = 0; i < n; i++) {
      PredictionTable.Row row = first.rows().get(i);
      a[i] = row.probabilities()[finding];
      b[i] = matched.get(i).probabilities()[finding];
      positives[i] = row.labels()[finding] == 1;
      defined[i] = row.labels()[finding] >= 0;
    }
    return PairedCases.of(a, b, positives, defined, patients);
  }
}
