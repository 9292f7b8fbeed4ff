package org.gennas.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextTableTest {
  private static TextTable table() {
    return new TextTable(
        TextTable.Column.figures("rank"),
        TextTable.Column.text("trial"),
        TextTable.Column.figures("AUC"));
  }

  @Test
  void columns_are_as_wide_as_their_widest_cell_and_figures_stand_to_the_right() {
    List<String> lines = table().row("1", "T-1000", "0.9").row("12345", "T-2", "0.75").lines();
    assertEquals(
        List.of(" rank  trial    AUC", "    1  T-1000   0.9", "12345  T-2     0.75"), lines);
  }

  /** Where each cell looks at all rows for its width, this takes an hour. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void a_hundred_thousand_rows_are_laid_out() {
    TextTable table = table();
    for (int i = 1; i <= 100_000; i++) {
      table.row(String.valueOf(i), "T-" + i, "0.5");
    }
    List<String> lines = table.lines();
    assertEquals("100000  T-100000  0.5", lines.get(100_000));
  }
}
