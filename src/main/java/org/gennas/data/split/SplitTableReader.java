package org.gennas.data.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gennas.common.FileProblem;
import org.gennas.data.CsvRows;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;

/** Reads split.csv; texts that repeat are kept once. */
final class SplitTableReader {
  private static final String REMEDY =
      "The program writes this file, and it must not be edited: delete it and resume the study,"
          + " which writes it again.";

  private final Path file;
  private final Map<String, String> texts = new HashMap<>();

  SplitTableReader(Path file) {
    this.file = file;
  }

  SplitTable read() throws IOException {
    try (CsvRows csv = CsvRows.open(file)) {
      int fixed = SplitTable.COLUMNS.size();
      if (!csv.next()
          || csv.cells().size() <= fixed
          || !csv.cells().subList(0, fixed).equals(SplitTable.COLUMNS)) {
        throw new FileProblem("The header of the split table is damaged", file, 1, REMEDY);
      }
      List<String> findings = List.copyOf(csv.cells().subList(fixed, csv.cells().size()));
      List<SplitTable.Row> rows = new ArrayList<>();
      while (csv.next()) {
        if (csv.cells().size() != fixed + findings.size()) {
          throw csv.problem(
              "The row has " + csv.cells().size() + " cells, not " + (fixed + findings.size()),
              REMEDY);
        }
        rows.add(row(csv, findings.size()));
      }
      return new SplitTable(findings, rows);
    }
  }

  private SplitTable.Row row(CsvRows csv, int findings) throws FileProblem {
    List<String> cells = csv.cells();
    int[] targets = new int[findings];
    for (int f = 0; f < findings; f++) {
      targets[f] = target(csv, cells.get(SplitTable.COLUMNS.size() + f));
    }
    return new SplitTable.Row(
        number(csv, cells.get(0)),
        cells.get(1),
        once(cells.get(2)),
        once(cells.get(3)),
        view(csv, cells.get(4)),
        once(cells.get(5)),
        once(cells.get(6)),
        number(csv, cells.get(7)),
        Side.of(cells.get(8)).orElseThrow(() -> damaged(csv, "side", cells.get(8))),
        Targets.of(targets));
  }

  private String once(String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  private static int target(CsvRows csv, String cell) throws FileProblem {
    return switch (cell) {
      case "" -> Targets.MASKED;
      case "0" -> 0;
      case "1" -> 1;
      default -> throw damaged(csv, "label", cell);
    };
  }

  private static View view(CsvRows csv, String cell) throws FileProblem {
    return switch (cell) {
      case "FRONTAL" -> View.FRONTAL;
      case "LATERAL" -> View.LATERAL;
      default -> throw damaged(csv, "view", cell);
    };
  }

  private static int number(CsvRows csv, String cell) throws FileProblem {
    try {
      int number = Integer.parseInt(cell);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, as for a negative number
    }
    throw damaged(csv, "number", cell);
  }

  private static FileProblem damaged(CsvRows csv, String kind, String cell) {
    return csv.problem("\"" + cell + "\" is no " + kind + " of a split table", REMEDY);
  }
}
