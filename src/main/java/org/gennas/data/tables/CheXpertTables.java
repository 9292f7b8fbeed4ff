package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.data.CsvRows;

/**
 * CheXpert's train.csv, valid.csv and test.csv (Irvin et al. 2019). The column Path begins with the
 * name that the folder had when the table was made, such as "CheXpert-v1.0-small/"; the folder may
 * have another name by now. All other columns than the five fixed ones are findings.
 */
final class CheXpertTables {
  private static final List<String> FIXED =
      List.of("Path", "Sex", "Age", "Frontal/Lateral", "AP/PA");
  private static final int ENOUGH = 2;
  private static final String ORIGINAL = "Use the dataset's original table.";

  private final Path root;
  private final ImageList list = new ImageList();
  private List<String> findings = List.of();

  private CheXpertTables(Path root) {
    this.root = root;
  }

  /** Whether a folder has such tables; an empty one counts, so that it can be complained about. */
  static boolean areIn(Path folder) {
    for (Side side : Side.values()) {
      Path table = folder.resolve(side.word() + ".csv");
      if (Files.isRegularFile(table) && isOne(table)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Path table) {
    try (CsvRows csv = CsvRows.open(table)) {
      return !csv.next() || csv.cells().stream().filter(FIXED::contains).count() >= ENOUGH;
    } catch (IOException e) {
      return false;
    }
  }

  static Dataset read(Path root) throws IOException {
    CheXpertTables tables = new CheXpertTables(root);
    for (Side side : Side.values()) {
      Path table = root.resolve(side.word() + ".csv");
      if (Files.isRegularFile(table)) {
        tables.read(table, side);
      }
    }
    Path name = root.getFileName();
    return new Dataset(
        name == null ? "dataset" : name.toString(),
        Dataset.Layout.CHEXPERT,
        root,
        tables.findings,
        tables.list.images());
  }

  private void read(Path table, Side side) throws IOException {
    try (CsvRows csv = CsvRows.open(table)) {
      if (!csv.next()) {
        throw new FileProblem("The table is empty", table, 0, ORIGINAL);
      }
      List<String> header = List.copyOf(csv.cells());
      int[] fixed = columns(csv, header, FIXED);
      if (findings.isEmpty()) {
        findings = findings(csv, header);
      }
      int[] labels = columns(csv, header, findings);
      RowReader rows = new RowReader(header.size(), fixed, labels, side);
      int before = list.images().size();
      while (csv.next()) {
        list.add(csv, rows.read(csv));
      }
      if (list.images().size() == before) {
        throw new FileProblem("The table has a header but no image", table, 0, ORIGINAL);
      }
    }
  }

  private static int[] columns(CsvRows csv, List<String> header, List<String> names)
      throws FileProblem {
    int[] columns = new int[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = header.indexOf(names.get(i));
      if (columns[i] < 0) {
        throw csv.problem("The column \"" + names.get(i) + "\" is missing", ORIGINAL);
      }
      if (header.lastIndexOf(names.get(i)) != columns[i]) {
        throw csv.problem("The column \"" + names.get(i) + "\" appears twice", ORIGINAL);
      }
    }
    return columns;
  }

  private static List<String> findings(CsvRows csv, List<String> header) throws FileProblem {
    List<String> names = new ArrayList<>(header);
    names.removeAll(FIXED);
    if (names.isEmpty()) {
      throw csv.problem("The table has no column with a finding", ORIGINAL);
    }
    if (names.contains("")) {
      throw csv.problem("Column " + (header.indexOf("") + 1) + " has no name", ORIGINAL);
    }
    return List.copyOf(names);
  }

  /** The lines of one table. */
  private final class RowReader {
    private final int width;
    private final int[] fixed;
    private final int[] columns;
    private final Optional<Side> side;
    private final Label[] labels;

    /** What all paths of the table begin with, slash and all; empty before the first line. */
    private Optional<String> prefix = Optional.empty();

    RowReader(int width, int[] fixed, int[] columns, Side side) {
      this.width = width;
      this.fixed = fixed;
      this.columns = columns;
      this.side = Optional.of(side);
      this.labels = new Label[columns.length];
    }

    ImageRecord read(CsvRows csv) throws FileProblem {
      List<String> cells = csv.cells();
      if (cells.size() != width) {
        throw csv.problem("The row has " + cells.size() + " cells, the header " + width);
      }
      String path = path(csv, cells.get(fixed[0]));
      int patient = partWith(path, "patient", 0);
      if (patient < 0) {
        throw csv.problem("The path has no folder \"patient...\": " + path, ORIGINAL);
      }
      int patientEnd = path.indexOf('/', patient);
      int study = partWith(path, "study", patientEnd + 1);
      int studyEnd = study == patientEnd + 1 ? path.indexOf('/', study) : patientEnd;
      for (int f = 0; f < columns.length; f++) {
        labels[f] = label(csv, cells.get(columns[f]), f);
      }
      return new ImageRecord(
          path,
          list.once(path.substring(patient, patientEnd)),
          list.once(path.substring(patient, studyEnd)),
          view(csv, cells.get(fixed[3])),
          list.once(cells.get(fixed[4]).toUpperCase(Locale.ROOT)),
          list.sex(cells.get(fixed[1])),
          ImageList.age(csv, cells.get(fixed[2])),
          Labels.of(labels),
          side,
          list.once(csv.file().getFileName().toString()),
          csv.line());
    }

    private String path(CsvRows csv, String cell) throws FileProblem {
      String path = ImageList.within(csv, cell);
      if (prefix.isEmpty()) {
        prefix = Optional.of(prefixOf(path));
      }
      String start = prefix.get();
      if (!path.startsWith(start)) {
        throw csv.problem(
            "The path leaves the dataset's folder: " + path,
            "All paths of a table start the same way, here with " + start + ".");
      }
      return path.substring(start.length());
    }

    private String prefixOf(String path) {
      String first = path.substring(0, path.indexOf('/') + 1);
      boolean isBelow =
          first.isEmpty()
              || Side.of(first.substring(0, first.length() - 1)).isPresent()
              || Files.exists(root.resolve(path));
      return isBelow ? "" : first;
    }

    /** Where the folder of the path begins whose name starts so and goes on, or -1. */
    private static int partWith(String path, String start, int from) {
      int at = path.indexOf(start, from);
      while (at >= 0) {
        int end = path.indexOf('/', at);
        if ((at == 0 || path.charAt(at - 1) == '/') && end > at + start.length()) {
          return at;
        }
        at = path.indexOf(start, at + 1);
      }
      return -1;
    }

    private Label label(CsvRows csv, String cell, int finding) throws FileProblem {
      return switch (cell) {
        case "" -> Label.BLANK;
        case "1.0", "1" -> Label.POSITIVE;
        case "0.0", "0" -> Label.NEGATIVE;
        case "-1.0", "-1" -> Label.UNCERTAIN;
        default ->
            throw csv.problem(
                "\"" + cell + "\" is not a label of " + findings.get(finding),
                "A label is 1.0 (present), 0.0 (absent), -1.0 (uncertain) or blank.");
      };
    }

    private static View view(CsvRows csv, String cell) throws FileProblem {
      return switch (cell.toLowerCase(Locale.ROOT)) {
        case "frontal" -> View.FRONTAL;
        case "lateral" -> View.LATERAL;
        default ->
            throw csv.problem("\"" + cell + "\" is not a view", "A view is Frontal or Lateral.");
      };
    }
  }
}
