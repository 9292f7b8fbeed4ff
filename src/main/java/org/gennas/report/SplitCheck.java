package org.gennas.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether a patient is on two sides of a split, told from the study's own split table and not from
 * what made it.
 *
 * @param checked whether the table was there and had the columns
 * @param patients distinct patients seen
 * @param shared patients on more than one side, the first few in order
 * @param note why nothing was checked; empty otherwise
 */
record SplitCheck(boolean checked, int patients, TreeSet<String> shared, String note) {
  /** Reads a CSV file with the columns {@code patient} and {@code side}. */
  static SplitCheck of(Path file) {
    if (!Files.isRegularFile(file)) {
      return new SplitCheck(false, 0, new TreeSet<>(), "there is no split.csv");
    }
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
    ObjectReader reader = new CsvMapper().readerForMapOf(String.class).with(schema);
    Map<String, String> sides = new HashMap<>();
    TreeSet<String> shared = new TreeSet<>();
    try (MappingIterator<Map<String, String>> rows = reader.readValues(file.toFile())) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        String patient = row.get("patient");
        String side = row.get("side");
        if (patient == null || side == null) {
          return new SplitCheck(
              false, 0, new TreeSet<>(), "split.csv has no columns patient and side");
        }
        String before = sides.putIfAbsent(patient, side);
        if (before != null && !before.equals(side)) {
          shared.add(patient);
        }
      }
    } catch (IOException e) {
      return new SplitCheck(false, 0, new TreeSet<>(), "split.csv cannot be read: " + firstLine(e));
    }
    return new SplitCheck(true, sides.size(), shared, "");
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
