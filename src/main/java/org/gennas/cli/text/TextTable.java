package org.gennas.cli.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as their widest cell; figures stand to the right. */
public final class TextTable {
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A column's head and whether its cells are figures. */
  public record Column(String head, boolean figures) {
    public static Column text(String head) {
      return new Column(head, false);
    }

    public static Column figures(String head) {
      return new Column(head, true);
    }
  }

  public TextTable(Column... columns) {
    this.columns = List.of(columns);
  }

  public TextTable row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, head first, without trailing blanks. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(columns.stream().map(Column::head).toList());
    all.addAll(rows);
    int[] widths = new int[columns.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : "  ").append(cell(row.get(i), i, widths[i]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private String cell(String text, int column, int width) {
    String blanks = " ".repeat(width - text.length());
    return columns.get(column).figures() ? blanks + text : text + blanks;
  }

  public void print(PrintStream out) {
    lines().forEach(out::println);
  }
}
