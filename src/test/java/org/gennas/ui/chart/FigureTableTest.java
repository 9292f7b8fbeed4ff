package org.gennas.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureTableTest {
  private static final FigureTable TABLE =
      FigureTable.of("name", "value").row("=1+1", -0.5).row("@a,\"b\"", Double.NaN).build();

  @Test
  void no_cell_is_a_formula_for_a_spreadsheet_and_numbers_stay_numbers() {
    assertEquals("name,value\r\n'=1+1,-0.5000000000\r\n\"'@a,\"\"b\"\"\",\r\n", TABLE.csv());
    assertEquals("name\tvalue\n'=1+1\t-0.5000000000\n'@a,\"b\"\t\n", TABLE.tabbed());
  }
}
