package org.gennas.common;

import java.util.regex.Pattern;

/**
 * Cells of the tables that the program writes (RFC 4180). A spreadsheet runs a cell that begins
 * like a formula, whoever wrote its text: such a one gets an apostrophe first, by which
 * spreadsheets know text, and which is taken off again where the program itself reads the table.
 * Numbers stay numbers.
 */
public final class CsvCell {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private CsvCell() {}

  /** The cell as it is written, quoted where that is needed, and no formula. */
  public static String written(String cell) {
    return quoted(inert(cell));
  }

  /** As it is written into a table that only programs read, to the letter. */
  public static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** Text that no spreadsheet runs; what could be taken for such text gets a further apostrophe. */
  public static String inert(String cell) {
    return isFormula(cell) ? "'" + cell : cell;
  }

  /** What {@link #inert} made inert, as it was. */
  public static String original(String cell) {
    return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
  }
}
