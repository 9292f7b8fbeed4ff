package org.gennas.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gennas.common.FileProblem;

/**
 * A CSV file row by row, with line numbers for messages. Own code and not a library's, since rows
 * must be named by line, NIH's header holds unquoted commas in brackets, and 223,414 rows must come
 * through without an object per file. RFC 4180 quoting, but a quoted cell ends on its own line.
 */
public final class CsvRows implements Closeable {
  private static final String REMEDY = "Correct the line, or use the dataset's original file.";

  private final Path file;
  private final BufferedReader reader;
  private int line;
  private List<String> cells = List.of();

  private CsvRows(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * @throws FileProblem if the file cannot be opened
   */
  public static CsvRows open(Path file) throws FileProblem {
    try {
      return new CsvRows(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new FileProblem(
          "The table cannot be read: " + FileProblem.reason(e),
          file,
          0,
          "Check that the file is there and that you may read it.",
          e);
    }
  }

  /** Steps to the next line that is not blank. */
  public boolean next() throws IOException {
    String text;
    do {
      text = readLine();
      if (text == null) {
        return false;
      }
      line++;
      if (line == 1 && text.startsWith("\uFEFF")) {
        text = text.substring(1);
      }
    } while (text.isBlank());
    cells = text.indexOf('"') < 0 ? plain(text) : quoted(text);
    return true;
  }

  private String readLine() throws IOException {
    try {
      return reader.readLine();
    } catch (CharacterCodingException e) {
      throw new FileProblem(
          "The table is not text in UTF-8", file, line + 1, "Save it as CSV in UTF-8.", e);
    }
  }

  private static List<String> plain(String text) {
    List<String> cells = new ArrayList<>(24);
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      cells.add(text.substring(from, comma).strip());
      from = comma + 1;
    }
    cells.add(text.substring(from).strip());
    return cells;
  }

  private List<String> quoted(String text) throws FileProblem {
    List<String> cells = new ArrayList<>(24);
    StringBuilder cell = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && inQuotes && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        inQuotes = !inQuotes;
      } else if (c == ',' && !inQuotes) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (inQuotes) {
      throw problem("A quotation mark is not closed", REMEDY);
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** The cells of the present row. */
  public List<String> cells() {
    return cells;
  }

  /** Number of the present row's line, from 1. */
  public int line() {
    return line;
  }

  public Path file() {
    return file;
  }

  /** A complaint about the present line. */
  public FileProblem problem(String what, String remedy) {
    return new FileProblem(what, file, line, remedy);
  }

  /** A complaint about the present line where the remedy is to correct it. */
  public FileProblem problem(String what) {
    return problem(what, REMEDY);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** A cell as it has to be written. */
  public static String quote(String cell) {
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      char c = cell.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? cell : '"' + cell.replace("\"", "\"\"").replaceAll("[\\n\\r]+", " ") + '"';
  }
}
