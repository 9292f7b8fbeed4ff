package org.gennas.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gennas.common.CsvCell;

/**
 * The numbers that a figure shows, to be saved as CSV (RFC 4180) or copied.
 *
 * @param columns their names, lower case
 * @param rows cells as text, as many as columns; an undefined number is an empty cell
 */
public record FigureTable(List<String> columns, List<List<String>> rows) {
  public FigureTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Collects rows one by one. */
  public static final class Builder {
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Builder(List<String> columns) {
      this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @param cells text as it is, numbers in full (NaN and infinity as an empty cell)
     */
    public Builder row(Object... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            cells.length + " cells for " + columns.size() + " columns");
      }
      rows.add(Arrays.stream(cells).map(FigureTable::text).toList());
      return this;
    }

    /** The table. */
    public FigureTable build() {
      return new FigureTable(columns, rows);
    }
  }

  /** Begins a table. */
  public static Builder of(String... columns) {
    return new Builder(List.of(columns));
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return Double.isFinite(number) ? String.format(Locale.ROOT, "%.10g", number) : "";
    }
    return String.valueOf(cell);
  }

  /** The table as CSV, the header first, lines ended by CR LF. */
  public String csv() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  /** The table for a spreadsheet's clipboard: cells parted by tabs, the header first. */
  public String tabbed() {
    StringBuilder text = new StringBuilder(String.join("\t", columns)).append('\n');
    for (List<String> row : rows) {
      text.append(
          row.stream()
              .map(cell -> CsvCell.inert(cell.replaceAll("[\\t\\r\\n]+", " ")))
              .collect(Collectors.joining("\t")));
      text.append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(CsvCell.written(cells.get(i)));
    }
    text.append("\r\n");
  }
}
