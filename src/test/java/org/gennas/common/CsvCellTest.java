package org.gennas.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\",\"open\")",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "--"
      })
  void what_a_spreadsheet_would_run_begins_with_an_apostrophe(String formula) {
    assertEquals("'" + formula, CsvCell.inert(formula));
    assertEquals(formula, CsvCell.original(CsvCell.inert(formula)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+0.5", "-1.5e-07", "-.5", "Edema", "O'Neill", "'quoted'", "a=b", "12"})
  void all_else_stays_to_the_letter(String cell) {
    assertEquals(cell, CsvCell.inert(cell));
    assertEquals(cell, CsvCell.original(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'=1", "''=1", "'-x", "'\t"})
  void text_that_has_such_an_apostrophe_itself_comes_back_too(String cell) {
    assertEquals(cell, CsvCell.original(CsvCell.inert(cell)));
  }

  @Test
  void it_is_quoted_where_that_is_needed() {
    assertEquals("\"'=A1,\"\"x\"\"\"", CsvCell.written("=A1,\"x\""));
    assertEquals("a b", CsvCell.written("a b"));
    assertEquals("\"a\nb\"", CsvCell.written("a\nb"));
  }
}
