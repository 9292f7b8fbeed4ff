package org.gennas.runner.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gennas.common.FileProblem;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * Reads a table of trained networks.
 *
 * <ul>
 *   <li>JSON in the layout of NAS-Bench-Macro (Su et al., CVPR 2021): an object whose keys are
 *       codes and whose values have {@code test_acc} (a list), {@code params} and {@code flops}.
 *   <li>CSV with a header {@code architecture,score1[,score2,...],params,macs}; other columns are
 *       not read. Any number of slots; digits from 0 or from 1.
 * </ul>
 *
 * <p>Scores are 0 to 1, or percent where any is above 1. Where no code has a 0, digits are taken to
 * count from 1, and everything else shows them from 0.
 */
public final class TableFile {
  /** Beyond it lies no network, and sums would overflow. */
  private static final double MOST_COST = 1e15;

  private final Path file;
  private final List<Row> rows = new ArrayList<>();

  private record Row(int line, String code, List<Double> scores, long params, long macs) {}

  private TableFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a table.
   *
   * @throws FileProblem if it is missing or damaged, with the line
   */
  public static BenchmarkTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileProblem(
          "There is no such table", file, 0, "Name a .json or .csv file of trained networks.");
    }
    TableFile reading = new TableFile(file);
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    try {
      if (json) {
        reading.json();
      } else {
        reading.csv();
      }
    } catch (JacksonException e) {
      throw reading.problem(
          e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
          "Not readable: " + e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw reading.problem(0, "Not readable: " + e.getMessage());
    }
    return new TableOfRows(file).of(reading.checked());
  }

  private FileProblem problem(int line, String what) {
    return new FileProblem(what, file, line, "Correct the table, or name another.");
  }

  private void json() throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    try (JsonParser parser = mapper.createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw problem(1, "The table begins with { and has codes for keys");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String code = parser.currentName();
        int line = parser.currentLocation().getLineNr();
        parser.nextToken();
        JsonNode value = mapper.readTree(parser);
        List<Double> scores = new ArrayList<>();
        value.path("test_acc").forEach(score -> scores.add(score.asDouble(Double.NaN)));
        if (!value.path("params").isNumber() || !value.path("flops").isNumber()) {
          throw problem(line, code + " has no \"params\" or no \"flops\"");
        }
        rows.add(
            new Row(
                line,
                code,
                scores,
                cost(value.get("params").asText(), line),
                cost(value.get("flops").asText(), line)));
      }
    }
  }

  private void csv() throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    try (MappingIterator<String[]> lines =
        mapper.readerFor(String[].class).readValues(file.toFile())) {
      // hasNext and next would wrap what is wrong in unchecked exceptions
      if (!lines.hasNextValue()) {
        throw problem(0, "The table is empty");
      }
      Columns columns = columns(lines.nextValue());
      while (lines.hasNextValue()) {
        int line = lines.getCurrentLocation().getLineNr();
        rows.add(row(columns, lines.nextValue(), line));
      }
    }
  }

  private record Columns(int code, List<Integer> scores, int params, int macs) {}

  private Columns columns(String[] header) throws FileProblem {
    List<String> names =
        Arrays.stream(header).map(n -> n.replace("\ufeff", "").toLowerCase(Locale.ROOT)).toList();
    List<Integer> scores = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).matches("score\\d*")) {
        scores.add(i);
      }
    }
    Columns columns =
        new Columns(
            names.indexOf("architecture"), scores, names.indexOf("params"), names.indexOf("macs"));
    if (columns.code() < 0 || scores.isEmpty() || columns.params() < 0 || columns.macs() < 0) {
      throw problem(
          1,
          "The header is \"architecture,score1[,score2,...],params,macs\", not \""
              + String.join(",", header)
              + "\"");
    }
    return columns;
  }

  private Row row(Columns columns, String[] cells, int line) throws FileProblem {
    List<Double> scores = new ArrayList<>();
    for (int column : columns.scores()) {
      // a training may be missing
      if (column < cells.length && !cells[column].isBlank()) {
        scores.add(number(cells[column], line));
      }
    }
    int last = Math.max(columns.code(), Math.max(columns.params(), columns.macs()));
    if (last >= cells.length) {
      throw problem(line, "This line has " + cells.length + " cells, fewer than the header");
    }
    return new Row(
        line,
        cells[columns.code()].strip(),
        scores,
        cost(cells[columns.params()], line),
        cost(cells[columns.macs()], line));
  }

  private long cost(String cell, int line) throws FileProblem {
    double cost = number(cell, line);
    if (!(Math.abs(cost) <= MOST_COST)) {
      throw problem(line, "\"" + cell + "\" is not a number of params or macs");
    }
    return Math.round(cost);
  }

  private double number(String cell, int line) throws FileProblem {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      throw problem(line, "\"" + cell + "\" is not a number");
    }
  }

  /** The rows with scores from 0 to 1 and digits from 0. */
  private List<TableOfRows.Row> checked() throws FileProblem {
    if (rows.size() < 2) {
      throw problem(0, "A table has at least two networks, not " + rows.size());
    }
    int slots = rows.get(0).code().length();
    boolean percent = false;
    boolean fromOne = true;
    for (Row row : rows) {
      if (row.code().length() != slots || !row.code().matches("\\d+")) {
        throw problem(
            row.line(),
            String.format(
                Locale.ROOT,
                "\"%s\" is not a code of %d digits like the first one",
                row.code(),
                slots));
      }
      if (row.scores().isEmpty()) {
        throw problem(row.line(), row.code() + " has no score");
      }
      for (double score : row.scores()) {
        if (!(score >= 0 && score <= 100)) {
          throw problem(
              row.line(), row.code() + " has the score " + score + "; 0 to 1 or percent is needed");
        }
        percent |= score > 1;
      }
      if (row.params() < 0 || row.macs() < 0) {
        throw problem(row.line(), row.code() + " has negative params or macs");
      }
      fromOne &= row.code().indexOf('0') < 0;
    }
    List<TableOfRows.Row> checked = new ArrayList<>();
    for (Row row : rows) {
      double unit = percent ? 100 : 1;
      checked.add(
          new TableOfRows.Row(
              row.line(),
              new Architecture(fromOne ? lowered(row.code()) : row.code()),
              BenchmarkTable.Entry.of(
                  row.scores().stream().map(s -> s / unit).toList(),
                  new Networks.Cost(row.params(), row.macs()))));
    }
    return checked;
  }

  private static String lowered(String code) {
    StringBuilder digits = new StringBuilder(code);
    for (int i = 0; i < digits.length(); i++) {
      digits.setCharAt(i, (char) (digits.charAt(i) - 1));
    }
    return digits.toString();
  }
}
