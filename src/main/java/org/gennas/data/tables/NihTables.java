package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gennas.common.FileProblem;
import org.gennas.data.CsvRows;

/**
 * NIH ChestX-ray14's Data_Entry_2017*.csv (Wang et al. 2017): findings joined by '|', images in
 * images/ or in images_001/images/ to images_012/images/, and optionally train_val_list.txt and
 * test_list.txt. A finding that an image does not name is negative. "Effusion" is called "Pleural
 * Effusion" here, "Pleural_Thickening" "Pleural Thickening".
 */
final class NihTables {
  private static final String NO_FINDING = "No Finding";
  private static final String ORIGINAL = "Use the dataset's original table.";

  private final Path root;
  private final Path table;
  private final ImageList list = new ImageList();
  private final Map<String, Labels> labels = new HashMap<>();
  private final Map<String, Side> sides = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();
  private String anyFolder = "";

  private NihTables(Path root, Path table) {
    this.root = root;
    this.table = table;
  }

  /** The table in a folder, the first by name. */
  static Optional<Path> entries(Path folder) {
    TreeSet<Path> tables = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "Data_Entry_2017*.csv")) {
      found.forEach(tables::add);
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty();
    }
    return tables.stream().filter(Files::isRegularFile).findFirst();
  }

  static Dataset read(Path root) throws IOException {
    Path table = entries(root).orElseThrow();
    NihTables tables = new NihTables(root, table);
    tables.findImages();
    tables.readSide("train_val_list.txt", Side.TRAIN);
    tables.readSide("test_list.txt", Side.TEST);
    List<String> findings = tables.readFindings();
    tables.readImages();
    Path name = root.getFileName();
    return new Dataset(
        name == null ? "dataset" : name.toString(),
        Dataset.Layout.NIH,
        root,
        findings,
        tables.list.images());
  }

  /** With several image folders their lists tell where an image is; with one that is not needed. */
  private void findImages() throws FileProblem {
    List<String> found = new ArrayList<>();
    for (int i = 0; i <= 12; i++) {
      String folder = i == 0 ? "images" : String.format(Locale.ROOT, "images_%03d/images", i);
      if (Files.isDirectory(root.resolve(folder))) {
        found.add(folder + "/");
      }
    }
    if (found.isEmpty()) {
      throw new FileProblem(
          "The images are missing: there is neither images nor images_001/images",
          root,
          0,
          "Unpack the dataset's image archives into this folder.");
    }
    anyFolder = found.get(0);
    for (String folder : found.size() == 1 ? List.<String>of() : found) {
      try (DirectoryStream<Path> images = Files.newDirectoryStream(root.resolve(folder))) {
        images.forEach(image -> folders.putIfAbsent(image.getFileName().toString(), folder));
      } catch (IOException | DirectoryIteratorException e) {
        throw new FileProblem(
            "The folder of images cannot be read: " + FileProblem.reason(e),
            root.resolve(folder),
            0,
            "Check that you may read it.",
            e);
      }
    }
  }

  private void readSide(String name, Side side) throws IOException {
    Path file = root.resolve(name);
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (CsvRows lines = CsvRows.open(file)) {
      while (lines.next()) {
        Side before = sides.put(lines.cells().get(0), side);
        if (before != null && before != side) {
          throw lines.problem(
              "The image " + lines.cells().get(0) + " is in both lists",
              "Use the dataset's original lists.");
        }
      }
    }
  }

  /** First pass: which findings there are, and what each combination of them means. */
  private List<String> readFindings() throws IOException {
    TreeSet<String> findings = new TreeSet<>();
    TreeSet<String> combinations = new TreeSet<>();
    try (CsvRows csv = CsvRows.open(table)) {
      Columns columns = Columns.of(csv);
      while (csv.next()) {
        String combination = columns.cell(csv, Columns.LABELS);
        if (combinations.add(combination)) {
          findings.addAll(names(csv, combination));
        }
      }
    }
    if (combinations.isEmpty()) {
      throw new FileProblem("The table has a header but no image", table, 0, ORIGINAL);
    }
    List<String> ordered = new ArrayList<>(findings);
    if (ordered.remove(NO_FINDING)) {
      ordered.add(0, NO_FINDING);
    }
    for (String combination : combinations) {
      List<String> there = split(combination);
      labels.put(
          combination,
          Labels.of(
              ordered.stream()
                  .map(name -> there.contains(name) ? Label.POSITIVE : Label.NEGATIVE)
                  .toList()));
    }
    return ordered;
  }

  private static List<String> names(CsvRows csv, String combination) throws FileProblem {
    List<String> names = split(combination);
    for (String name : names) {
      if (name.chars().noneMatch(Character::isLetter)) {
        throw csv.problem(
            "\"" + name + "\" is not a finding", "Findings are names joined by '|'. " + ORIGINAL);
      }
    }
    if (names.contains(NO_FINDING) && names.size() > 1) {
      throw csv.problem("\"No Finding\" is combined with a finding", ORIGINAL);
    }
    return names;
  }

  private static List<String> split(String combination) {
    List<String> names = new ArrayList<>();
    for (String name : combination.split("\\|", -1)) {
      names.add(finding(name.strip()));
    }
    return names;
  }

  /** What a finding is called here. */
  static String finding(String name) {
    return name.equals("Effusion") ? "Pleural Effusion" : name.replace('_', ' ');
  }

  /** Second pass. */
  private void readImages() throws IOException {
    try (CsvRows csv = CsvRows.open(table)) {
      Columns columns = Columns.of(csv);
      while (csv.next()) {
        list.add(csv, image(csv, columns));
      }
    }
  }

  private ImageRecord image(CsvRows csv, Columns columns) throws FileProblem {
    String name = ImageList.within(csv, columns.cell(csv, Columns.IMAGE));
    if (name.indexOf('/') >= 0) {
      throw csv.problem("\"" + name + "\" is not a file name", ORIGINAL);
    }
    String patient = columns.cell(csv, Columns.PATIENT);
    if (patient.isEmpty()) {
      throw csv.problem("The patient is missing", ORIGINAL);
    }
    String projection = columns.cell(csv, Columns.PROJECTION).toUpperCase(Locale.ROOT);
    boolean frontal = projection.equals("PA") || projection.equals("AP");
    return new ImageRecord(
        folders.getOrDefault(name, anyFolder) + name,
        list.once(patient),
        list.once(patient + "/" + columns.cell(csv, Columns.FOLLOW_UP)),
        frontal ? View.FRONTAL : View.LATERAL,
        list.once(projection),
        list.sex(columns.cell(csv, Columns.SEX)),
        ImageList.age(csv, columns.cell(csv, Columns.AGE)),
        labels.get(columns.cell(csv, Columns.LABELS)),
        Optional.ofNullable(sides.get(name)),
        list.once(table.getFileName().toString()),
        csv.line());
  }

  /**
   * Where the columns are. The last two headers, OriginalImage[Width,Height] and
   * OriginalImagePixelSpacing[x,y], have commas without quotes and stand for two cells each.
   *
   * @param width cells in a row, but for an empty one at the end, which some editions have
   */
  private record Columns(int[] at, int width) {
    static final int IMAGE = 0;
    static final int LABELS = 1;
    static final int FOLLOW_UP = 2;
    static final int PATIENT = 3;
    static final int AGE = 4;
    static final int SEX = 5;
    static final int PROJECTION = 6;

    private static final List<List<String>> NAMES =
        List.of(
            List.of("Image Index"),
            List.of("Finding Labels"),
            List.of("Follow-up #"),
            List.of("Patient ID"),
            List.of("Patient Age"),
            List.of("Patient Gender", "Patient Sex"),
            List.of("View Position"));

    static Columns of(CsvRows csv) throws IOException {
      if (!csv.next()) {
        throw new FileProblem("The table is empty", csv.file(), 0, ORIGINAL);
      }
      List<String> header = new ArrayList<>();
      for (String cell : csv.cells()) {
        header.addAll(List.of(cell.split(",", -1)));
      }
      while (header.get(header.size() - 1).isBlank() && header.size() > 1) {
        header.remove(header.size() - 1);
      }
      int[] at = new int[NAMES.size()];
      for (int i = 0; i < at.length; i++) {
        at[i] = -1;
        for (String name : NAMES.get(i)) {
          at[i] = Math.max(at[i], header.indexOf(name));
        }
        if (at[i] < 0) {
          throw csv.problem("The column \"" + NAMES.get(i).get(0) + "\" is missing", ORIGINAL);
        }
      }
      return new Columns(at, header.size());
    }

    String cell(CsvRows csv, int column) throws FileProblem {
      List<String> cells = csv.cells();
      boolean fits =
          cells.size() == width || cells.size() == width + 1 && cells.get(width).isEmpty();
      if (!fits) {
        throw csv.problem("The row has " + cells.size() + " cells, the header " + width);
      }
      return cells.get(at[column]);
    }
  }
}
