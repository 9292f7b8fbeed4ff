package org.gennas.data.split;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.data.CsvRows;
import org.gennas.data.Digests;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;

/**
 * Which image is on which side of the split, with its targets: split.csv. The only place in a study
 * where patients are named.
 *
 * <p>Header {@code row,path,patient,study,view,projection,sex,age,side,<finding>...}; targets are
 * 1, 0, or nothing where masked.
 *
 * @param findings in the study's order
 * @param rows in the dataset's order
 */
public record SplitTable(List<String> findings, List<Row> rows) {
  static final List<String> COLUMNS =
      List.of("row", "path", "patient", "study", "view", "projection", "sex", "age", "side");

  public SplitTable {
    findings = List.copyOf(findings);
    rows = List.copyOf(rows);
  }

  /**
   * An image.
   *
   * @param row index into the prepared images
   * @param path below the dataset's folder, with '/'
   * @param patient as the dataset names it
   * @param study as the dataset names it
   * @param projection "AP", "PA", ..., or empty
   * @param sex "Male", "Female", or as the dataset says
   * @param age years, 0 where unknown
   * @param targets one a finding
   */
  public record Row(
      int row,
      String path,
      String patient,
      String study,
      View view,
      String projection,
      String sex,
      int age,
      Side side,
      Targets targets) {}

  /**
   * On how many images a finding is there, is not, and is masked.
   *
   * @param masked neither learned nor scored
   * @param positivePatients different patients with a positive image
   * @param negativePatients different patients with a negative image
   */
  public record Count(
      String finding,
      int positives,
      int negatives,
      int masked,
      int positivePatients,
      int negativePatients) {}

  /**
   * A finding whose AUC is not defined on a side, for want of positive or negative images.
   *
   * @param positives images with it
   * @param negatives images without it
   */
  public record UndefinedAuc(Side side, String finding, int positives, int negatives) {}

  /** The rows of one side. */
  public SplitTable side(Side side) {
    return where(row -> row.side() == side);
  }

  /** The rows for which {@code kept} holds, such as those whose image can be read. */
  public SplitTable where(Predicate<Row> kept) {
    return new SplitTable(findings, rows.stream().filter(kept).toList());
  }

  /** Images on a side. */
  public int images(Side side) {
    return (int) rows.stream().filter(row -> row.side() == side).count();
  }

  /** Different patients on a side. */
  public int patients(Side side) {
    Set<String> patients = new HashSet<>();
    rows.stream().filter(row -> row.side() == side).forEach(row -> patients.add(row.patient()));
    return patients.size();
  }

  /** Targets on a side, one count a finding. */
  public List<Count> counts(Side side) {
    Map<String, Integer> patients = new HashMap<>();
    int[][] counts = new int[findings.size()][3];
    BitSet[][] whose = new BitSet[findings.size()][3];
    for (BitSet[] finding : whose) {
      Arrays.setAll(finding, target -> new BitSet());
    }
    for (Row row : rows) {
      if (row.side() == side) {
        int patient = patients.computeIfAbsent(row.patient(), name -> patients.size());
        for (int f = 0; f < counts.length; f++) {
          int target = row.targets().get(f) - Targets.MASKED;
          counts[f][target]++;
          whose[f][target].set(patient);
        }
      }
    }
    List<Count> list = new ArrayList<>();
    for (int f = 0; f < counts.length; f++) {
      list.add(
          new Count(
              findings.get(f),
              counts[f][2],
              counts[f][1],
              counts[f][0],
              whose[f][2].cardinality(),
              whose[f][1].cardinality()));
    }
    return list;
  }

  /** Findings that cannot be scored, on those sides that hold images at all. */
  public List<UndefinedAuc> undefinedAucs() {
    List<UndefinedAuc> list = new ArrayList<>();
    for (Side side : Side.values()) {
      if (images(side) > 0) {
        counts(side).stream()
            .filter(count -> count.positives() == 0 || count.negatives() == 0)
            .map(c -> new UndefinedAuc(side, c.finding(), c.positives(), c.negatives()))
            .forEach(list::add);
      }
    }
    return list;
  }

  /** SHA-256 over the file's content, in hexadecimal. */
  public String fingerprint() {
    MessageDigest digest = Digests.sha256();
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      print(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to nowhere cannot fail", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Writes atomically.
   *
   * @throws FileProblem if the file cannot be written; then nothing has changed
   */
  public void write(Path file) throws IOException {
    try {
      AtomicFile.write(file, this::print);
    } catch (IOException e) {
      throw new FileProblem(
          "The split cannot be written: " + FileProblem.reason(e),
          file,
          0,
          "Free disk space, or choose a folder that you may write to.",
          e);
    }
  }

  private void print(OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    text.write(String.join(",", COLUMNS));
    for (String finding : findings) {
      text.append(',').append(CsvRows.quote(finding));
    }
    text.write('\n');
    for (Row row : rows) {
      print(row, text);
    }
    text.flush();
  }

  private static void print(Row row, Writer text) throws IOException {
    text.append(Integer.toString(row.row()));
    text.append(',').append(CsvRows.quote(row.path()));
    text.append(',').append(CsvRows.quote(row.patient()));
    text.append(',').append(CsvRows.quote(row.study()));
    text.append(',').append(row.view().name());
    text.append(',').append(CsvRows.quote(row.projection()));
    text.append(',').append(CsvRows.quote(row.sex()));
    text.append(',').append(Integer.toString(row.age()));
    text.append(',').append(row.side().word());
    for (int f = 0; f < row.targets().size(); f++) {
      int target = row.targets().get(f);
      text.append(',').append(target == Targets.MASKED ? "" : target == 1 ? "1" : "0");
    }
    text.write('\n');
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws FileProblem if the file is missing or damaged, with the line
   */
  public static SplitTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileProblem(
          "There is no split table", file, 0, "Start the study again to divide its images.");
    }
    return new SplitTableReader(file).read();
  }
}
