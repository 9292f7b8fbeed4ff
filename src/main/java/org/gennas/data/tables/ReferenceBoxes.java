package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gennas.common.FileProblem;
import org.gennas.data.CsvRows;

/**
 * Radiologists' boxes around findings, by image: NIH's BBox_List_2017.csv (Wang et al. 2017). Its
 * numbers are pixels of the published images, which are all {@value #PUBLISHED} x {@value
 * #PUBLISHED}; here they are parts of the image's sides, so that they fit a copy of any size.
 */
public final class ReferenceBoxes {
  private static final String TABLE = "BBox_List_2017.csv";
  private static final int PUBLISHED = 1024;
  private static final int WIDTH = 6;
  private static final String ORIGINAL = "Use the dataset's original table.";

  private final Map<String, List<Box>> byName;

  private ReferenceBoxes(Map<String, List<Box>> byName) {
    this.byName = byName;
  }

  /**
   * A box, in parts of the image's width and height from the top left.
   *
   * @param finding as {@link Dataset#findings()} names it
   * @param left 0 to 1
   * @param top 0 to 1
   * @param width above 0
   * @param height above 0
   */
  public record Box(String finding, double left, double top, double width, double height) {}

  /** Of a dataset that has none. */
  public static ReferenceBoxes none() {
    return new ReferenceBoxes(Map.of());
  }

  /**
   * Reads a dataset's boxes; none where it has no such table.
   *
   * @throws FileProblem if the table is damaged, with the line
   */
  public static ReferenceBoxes of(Dataset dataset) throws IOException {
    Path table = dataset.root().resolve(TABLE);
    return dataset.layout() == Dataset.Layout.NIH && Files.isRegularFile(table)
        ? read(table)
        : none();
  }

  private static ReferenceBoxes read(Path table) throws IOException {
    Map<String, List<Box>> boxes = new HashMap<>();
    try (CsvRows csv = CsvRows.open(table)) {
      if (!csv.next() || !csv.cells().get(0).equals("Image Index")) {
        throw new FileProblem("The header of the boxes is damaged", table, 1, ORIGINAL);
      }
      while (csv.next()) {
        if (csv.cells().size() < WIDTH) {
          throw csv.problem("The row has " + csv.cells().size() + " cells, not " + WIDTH);
        }
        boxes.computeIfAbsent(csv.cells().get(0), name -> new ArrayList<>()).add(box(csv));
      }
    }
    boxes.replaceAll((name, list) -> List.copyOf(list));
    return new ReferenceBoxes(boxes);
  }

  private static Box box(CsvRows csv) throws FileProblem {
    double left = number(csv, 2);
    double top = number(csv, 3);
    double width = Math.min(number(csv, 4), 1 - left);
    double height = Math.min(number(csv, 5), 1 - top);
    if (!(left >= 0 && top >= 0 && width > 0 && height > 0)) {
      throw csv.problem("The box lies outside the image");
    }
    return new Box(finding(csv.cells().get(1)), left, top, width, height);
  }

  private static double number(CsvRows csv, int cell) throws FileProblem {
    try {
      double pixels = Double.parseDouble(csv.cells().get(cell));
      if (Double.isFinite(pixels)) {
        return pixels / PUBLISHED;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw csv.problem("\"" + csv.cells().get(cell) + "\" is not a number of pixels");
  }

  private static String finding(String name) {
    return switch (name) {
      case "Infiltrate" -> "Infiltration";
      default -> NihTables.finding(name);
    };
  }

  /**
   * The boxes of an image.
   *
   * @param path of the image below the dataset's folder
   */
  public List<Box> of(String path) {
    return byName.getOrDefault(path.substring(path.lastIndexOf('/') + 1), List.of());
  }

  /** As above, around one finding. */
  public List<Box> of(String path, String finding) {
    return of(path).stream().filter(box -> box.finding().equals(finding)).toList();
  }

  /** How many boxes there are around each finding that has some, most first. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    byName.values().forEach(l -> l.forEach(b -> counts.merge(b.finding(), 1, Integer::sum)));
    Map<String, Integer> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> ordered.put(e.getKey(), e.getValue()));
    return ordered;
  }
}
