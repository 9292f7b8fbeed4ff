package org.gennas.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The images of a study's split table: who is on which side, and what the dataset says of the
 * person and the projection. Never printed as such.
 *
 * @param images empty where the table is missing or damaged
 * @param problem why there are none; empty otherwise
 */
record SplitRecords(List<Image> images, String problem) {
  SplitRecords {
    images = List.copyOf(images);
  }

  /**
   * An image. Texts are empty where the table has no such column.
   *
   * @param age years, 0 where unknown
   * @param side "train", "valid" or "test"
   */
  record Image(
      String path,
      String patient,
      String study,
      String view,
      String projection,
      String sex,
      int age,
      String side) {}

  /**
   * Reads the columns that it knows of a CSV file with at least {@code patient} and {@code side}.
   */
  static SplitRecords of(Path file) {
    if (!Files.isRegularFile(file)) {
      return new SplitRecords(List.of(), "there is no split.csv");
    }
    ObjectReader reader =
        new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);
    try (MappingIterator<String[]> rows = reader.readValues(file.toFile())) {
      Map<String, Integer> columns = new HashMap<>();
      if (rows.hasNextValue()) {
        String[] header = rows.nextValue();
        for (int i = 0; i < header.length; i++) {
          columns.put(header[i].strip(), i);
        }
      }
      if (!columns.containsKey("patient") || !columns.containsKey("side")) {
        return new SplitRecords(List.of(), "split.csv has no columns patient and side");
      }
      return new SplitRecords(images(rows, columns), "");
    } catch (IOException e) {
      return new SplitRecords(List.of(), "split.csv cannot be read");
    }
  }

  private static List<Image> images(MappingIterator<String[]> rows, Map<String, Integer> columns)
      throws IOException {
    List<Image> images = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    while (rows.hasNextValue()) {
      String[] row = rows.nextValue();
      images.add(
          new Image(
              cell(row, columns, "path"),
              once(texts, cell(row, columns, "patient")),
              once(texts, cell(row, columns, "study")),
              once(texts, cell(row, columns, "view")),
              once(texts, cell(row, columns, "projection")),
              once(texts, cell(row, columns, "sex")),
              age(cell(row, columns, "age")),
              once(texts, cell(row, columns, "side"))));
    }
    return images;
  }

  private static String cell(String[] row, Map<String, Integer> columns, String name) {
    int at = columns.getOrDefault(name, row.length);
    return at < row.length && row[at] != null ? row[at] : "";
  }

  private static String once(Map<String, String> texts, String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  private static int age(String cell) {
    return cell.matches("\\d{1,3}") ? Integer.parseInt(cell) : 0;
  }

  /** As the dataset names them. */
  Set<String> patients() {
    Set<String> patients = new HashSet<>();
    images.forEach(image -> patients.add(image.patient()));
    return patients;
  }

  /** Different studies (visits) on a side; 0 where the table does not tell them. */
  int studies(String side) {
    Set<String> studies = new HashSet<>();
    images.stream()
        .filter(image -> image.side().equals(side) && !image.study().isEmpty())
        .forEach(image -> studies.add(image.study()));
    return studies.size();
  }

  /** The images by their paths. */
  Map<String, Image> byPath() {
    Map<String, Image> map = new HashMap<>();
    images.forEach(image -> map.put(image.path(), image));
    return map;
  }
}
