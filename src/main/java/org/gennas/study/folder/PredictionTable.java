package org.gennas.study.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gennas.common.AtomicFile;
import org.gennas.common.CsvCell;
import org.gennas.common.FileProblem;
import org.gennas.common.ResearchNotice;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.LogLoss;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.event.SplitScore;

/**
 * What a network said of each image: predictions-valid.csv.
 *
 * <p>First line {@value #NOTICE}; then the header {@code path,patient,<finding>...,label
 * <finding>...}; then a row an image with probabilities (0 to 1) and labels (1, 0, or nothing where
 * masked).
 *
 * @param findings in the study's order
 */
public record PredictionTable(List<String> findings, List<Row> rows) {
  /** Stands above every table. */
  public static final String NOTICE = "# " + ResearchNotice.TEXT;

  private static final String COLUMNS = "path,patient";

  /** Of a million images with two dozen findings, by far. */
  private static final long MOST_BYTES = 512L << 20;

  public PredictionTable {
    findings = List.copyOf(findings);
    rows = List.copyOf(rows);
  }

  /**
   * @param path of the image below the dataset's folder
   * @param patient as the dataset names it
   * @param probabilities one a finding, 0 to 1
   * @param labels one a finding: 1, 0, or -1 where masked
   */
  public record Row(String path, String patient, double[] probabilities, int[] labels) {}

  /**
   * The cases of one finding whose label is defined, for curves and areas.
   *
   * @param finding index into {@link #findings()}
   */
  public ScoredCases cases(int finding) {
    Map<String, Integer> numbers = new HashMap<>();
    int n = rows.size();
    double[] scores = new double[n];
    boolean[] positives = new boolean[n];
    boolean[] defined = new boolean[n];
    int[] patients = new int[n];
    for (int i = 0; i < n; i++) {
      Row row = rows.get(i);
      scores[i] = row.probabilities()[finding];
      positives[i] = row.labels()[finding] == 1;
      defined[i] = row.labels()[finding] >= 0;
      // numbered by first appearance, so that a patient has one number in all findings
      patients[i] = numbers.computeIfAbsent(row.patient(), p -> numbers.size());
    }
    return ScoredCases.ofDefined(scores, positives, defined, patients);
  }

  /** The cases of every finding, in order, with a patient's number the same in all of them. */
  public List<ScoredCases> cases() {
    return IntStream.range(0, findings.size()).mapToObj(this::cases).toList();
  }

  /** Without the images at {@code paths}. */
  public PredictionTable without(Set<String> paths) {
    return new PredictionTable(
        findings, rows.stream().filter(row -> !paths.contains(row.path())).toList());
  }

  /**
   * How well the probabilities tell the labels, with intervals.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public SplitScore score(BootstrapInterval bootstrap) throws InterruptedException {
    List<ScoredCases> cases = cases();
    return SplitScore.of(findings, cases, loss(), Optional.of(bootstrap.joint(cases)));
  }

  private double loss() {
    LogLoss loss = new LogLoss();
    for (Row row : rows) {
      for (int f = 0; f < findings.size(); f++) {
        loss.add(row.probabilities()[f], row.labels()[f]);
      }
    }
    return loss.mean();
  }

  /**
   * The weighted mean of what several networks said of the same images, in the first one's order.
   *
   * @param tables at least one
   * @param weights one a table, together 1
   * @throws IllegalArgumentException if the tables are not of the same images and labels
   */
  public static PredictionTable mean(List<PredictionTable> tables, List<Double> weights) {
    PredictionTable first = tables.get(0);
    double[][] sums = new double[first.rows.size()][first.findings.size()];
    for (int t = 0; t < tables.size(); t++) {
      List<Row> rows = PairedPredictions.of(first, tables.get(t)).second().rows;
      for (int i = 0; i < sums.length; i++) {
        for (int f = 0; f < sums[i].length; f++) {
          sums[i][f] += weights.get(t) * rows.get(i).probabilities()[f];
        }
      }
    }
    List<Row> mean = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      Row row = first.rows.get(i);
      // weights such as a third do not sum to 1 to the last digit
      double[] probabilities = Arrays.stream(sums[i]).map(p -> Math.min(1, p)).toArray();
      mean.add(new Row(row.path(), row.patient(), probabilities, row.labels()));
    }
    return new PredictionTable(first.findings, mean);
  }

  /** Writes atomically. */
  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(NOTICE).append('\n').append(COLUMNS);
    findings.forEach(f -> text.append(',').append(CsvCell.written(f)));
    findings.forEach(f -> text.append(',').append(CsvCell.quoted("label " + f)));
    text.append('\n');
    for (Row row : rows) {
      text.append(CsvCell.written(row.path())).append(',');
      text.append(CsvCell.written(row.patient()));
      for (double p : row.probabilities()) {
        text.append(',').append(String.format(Locale.ROOT, "%.7g", p));
      }
      for (int label : row.labels()) {
        text.append(',').append(label < 0 ? "" : String.valueOf(label));
      }
      text.append('\n');
    }
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a file begins as such a table does. */
  public static boolean isOne(Path file) throws IOException {
    byte[] head = (NOTICE + "\n" + COLUMNS).getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(head, in.readNBytes(head.length));
    }
  }

  /**
   * @throws FileProblem if the file is missing or damaged, with the line
   */
  public static PredictionTable read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new FileProblem(
          "There are no predictions", file, 0, "Train the candidate again to get them.");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw damaged("The table has " + Files.size(file) + " bytes", file, 0);
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw damaged("Not a text in UTF-8", file, 0);
    }
    if (lines.size() < 2 || !lines.get(0).equals(NOTICE)) {
      throw damaged("The head is missing", file, 1);
    }
    List<String> head = cells(lines.get(1)).stream().map(CsvCell::original).toList();
    int count = (head.size() - 2) / 2;
    if (count < 1 || head.size() != 2 + 2 * count) {
      throw damaged("The header has " + head.size() + " columns", file, 2);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 2; i < lines.size(); i++) {
      rows.add(row(cells(lines.get(i)), count, file, i + 1));
    }
    return new PredictionTable(head.subList(2, 2 + count), rows);
  }

  private static Row row(List<String> cells, int count, Path file, int line) throws FileProblem {
    if (cells.size() != 2 + 2 * count) {
      throw damaged("The row has " + cells.size() + " columns", file, line);
    }
    double[] probabilities = new double[count];
    int[] labels = new int[count];
    try {
      for (int i = 0; i < count; i++) {
        probabilities[i] = Double.parseDouble(cells.get(2 + i));
        if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
          throw damaged("Not a probability: " + cells.get(2 + i), file, line);
        }
        String label = cells.get(2 + count + i);
        labels[i] = label.isEmpty() ? -1 : Integer.parseInt(label);
        if (labels[i] > 1 || !label.isEmpty() && labels[i] < 0) {
          throw damaged("Not a label (1, 0 or empty): " + label, file, line);
        }
      }
    } catch (NumberFormatException e) {
      throw damaged("Not a number: " + e.getMessage(), file, line);
    }
    return new Row(
        CsvCell.original(cells.get(0)), CsvCell.original(cells.get(1)), probabilities, labels);
  }

  private static FileProblem damaged(String what, Path file, int line) {
    return new FileProblem(what, file, line, "Train the candidate again to recreate the file.");
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        inQuotes = !inQuotes;
      } else if (c == ',' && !inQuotes) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
