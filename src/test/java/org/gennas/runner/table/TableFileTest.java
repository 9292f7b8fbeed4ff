package org.gennas.runner.table;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gennas.common.FileProblem;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.NasBenchMacroTable;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people have them: NAS-Bench-Macro's JSON and CSV of any space, whole and damaged. */
class TableFileTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private BenchmarkTable csv(String text) throws IOException {
    return TableFile.read(file("table.csv", text));
  }

  private static BenchmarkTable.Entry entry(BenchmarkTable table, String code) {
    return table.entry(new Architecture(code));
  }

  @Test
  void the_table_of_nas_bench_macro_is_read_whole() throws Exception {
    BenchmarkTable table = TableFile.read(NasBenchMacroTable.unpack(folder));
    assertAll(
        () -> assertEquals(6561, table.size()),
        () -> assertEquals(3969, table.networks().distinct().size()),
        () -> assertEquals(new Architecture("22212220"), table.best()),
        () -> assertEquals(21, table.rank(new Architecture("22222222"))),
        () -> assertEquals(3, table.entry(table.best()).scores().size()),
        () -> assertTrue(table.entry(table.best()).mean() < 0.95),
        () -> assertEquals(SearchSpace.nasBenchMacro(), table.space().orElseThrow()),
        () -> assertEquals("MB6_K5", table.networks().choiceName(0, 2)),
        () -> assertEquals(table.rank(table.best()), table.rank(new Architecture("22212202"))),
        () -> assertFalse(table.synthetic()));
  }

  @Test
  void the_layout_of_nas_bench_macro_is_read_for_any_slots() throws Exception {
    BenchmarkTable table =
        TableFile.read(
            file(
                "small.json",
                """
                {"00": {"test_acc": [89.5, 88.5], "mean_acc": 1, "params": 10, "flops": 100},
                 "12": {"test_acc": [91], "params": 20, "flops": 200, "std": 0.1}}
                """));
    assertAll(
        () -> assertEquals(List.of(0.895, 0.885), entry(table, "00").scores()),
        () -> assertEquals(0.89, entry(table, "00").mean(), 1e-12),
        () -> assertEquals(new Networks.Cost(20, 200), entry(table, "12").cost()),
        () -> assertEquals("small", table.name()),
        () -> assertTrue(table.space().isEmpty()),
        () -> assertEquals(2, table.networks().choices(0)),
        () -> assertEquals(3, table.networks().choices(1)),
        () -> assertEquals("choice 2", table.networks().choiceName(1, 2)));
  }

  @Test
  void a_csv_may_have_any_slots_other_columns_and_missing_trainings() throws Exception {
    BenchmarkTable table =
        csv(
            """
            note,architecture,score1,score2,macs,params
            a,012,0.5,0.7,30,3
            b,100,,0.6,40,4
            c,111,0.9,,50,5
            """);
    assertAll(
        () -> assertEquals(List.of(0.5, 0.7), entry(table, "012").scores()),
        () -> assertEquals(List.of(0.6), entry(table, "100").scores()),
        () -> assertEquals(List.of(0.9), entry(table, "111").scores()),
        () -> assertEquals(new Networks.Cost(3, 30), entry(table, "012").cost()),
        () -> assertEquals(new Architecture("111"), table.best()),
        () -> assertEquals(2, table.rank(new Architecture("012"))),
        () -> assertEquals(3, table.networks().all().size()),
        () -> assertThrows(IllegalCodeException.class, () -> table.entry(new Architecture("000"))));
  }

  @Test
  void digits_from_1_are_shown_from_0() throws Exception {
    BenchmarkTable table = csv("architecture,score,params,macs\n12,0.5,1,1\n31,0.6,1,1\n");
    assertEquals(List.of(0.5), entry(table, "01").scores());
    assertEquals(List.of(0.6), entry(table, "20").scores());
    assertEquals(3, table.networks().choices(0));
    assertEquals(2, table.networks().choices(1));
  }

  @Test
  void scores_are_percent_where_any_is_above_1() throws Exception {
    BenchmarkTable percent = csv("architecture,score1,params,macs\n00,0.9,1,1\n01,55.5,1,1\n");
    assertEquals(0.555, entry(percent, "01").mean(), 1e-12);
    assertEquals(0.009, entry(percent, "00").mean(), 1e-12);
    BenchmarkTable shares = csv("architecture,score1,params,macs\n00,1,1,1\n01,0.5,1,1\n");
    assertEquals(1, entry(shares, "00").mean(), 1e-12);
  }

  @Test
  void what_spreadsheets_add_is_no_obstacle() throws Exception {
    BenchmarkTable table =
        csv("\ufeffArchitecture, Score1 ,params,macs\r\n\"00\",0.5, 1 ,1\r\n\r\n01,0.75,1,1\r\n");
    assertEquals(0.5, entry(table, "00").mean());
    assertEquals(0.75, entry(table, "01").mean());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|0|is empty",
        "code,score,params,macs|1|The header is",
        "architecture,params,macs|1|The header is",
        "architecture,score,params,macs|0|at least two networks, not 0",
        "architecture,score,params,macs;00,0.5,1,1|0|at least two networks, not 1",
        "architecture,score,params,macs;00,0.5,1,1;01,high,1,1|3|\"high\" is not a number",
        "architecture,score,params,macs;00,0.5,1,1;01,0.5,1|3|This line has 3 cells",
        "architecture,score,params,macs;00,0.5,1,1;011,0.5,1,1|3|is not a code of 2 digits",
        "architecture,score,params,macs;00,0.5,1,1;0x,0.5,1,1|3|is not a code of 2 digits",
        "architecture,score,params,macs;00,0.5,1,1;01,,1,1|3|01 has no score",
        "architecture,score,params,macs;00,0.5,1,1;01,-1,1,1|3|has the score -1.0",
        "architecture,score,params,macs;00,0.5,1,1;01,101,1,1|3|has the score 101.0",
        "architecture,score,params,macs;00,0.5,1,1;01,NaN,1,1|3|has the score NaN",
        "architecture,score,params,macs;00,0.5,1,1;01,0.5,-4,1|3|negative params or macs",
        "architecture,score,params,macs;00,0.5,1,1;01,0.5,NaN,1|3|not a number",
        "architecture,score,params,macs;00,0.5,1,1;01,0.5,1e99,1|3|not a number of params or macs",
        "architecture,score,params,macs;00,0.5,1,1;01,0.5,2,1;00,0.6,1,1|4|00 is listed twice",
      })
  void damage_in_a_csv_is_named_with_file_and_line(String lines, int line, String words)
      throws Exception {
    Path file = file("damaged.csv", lines.replace(';', '\n'));
    assertDamage(file, line, words == null ? "" : words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|1|begins with {",
        "''|1|begins with {",
        "{\"00\": {\"test_acc\": [0.5]}}|1|no \"params\" or no \"flops\"",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1e99}}|1|not a number of",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1},;\"01\": 7}|2|01 has no",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1},;\"01\": {\"test_acc\": [],"
            + " \"params\": 1, \"flops\": 1}}|2|01 has no score",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1},;\"01\": {\"test_acc\":"
            + " [\"x\"], \"params\": 1, \"flops\": 1}}|2|the score NaN",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1},;\"01\"|2|Not readable",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1},;oops|2|Not readable",
        "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1}}|0|at least two networks",
      })
  void damage_in_json_is_named_with_file_and_line(String lines, int line, String words)
      throws Exception {
    assertDamage(file("damaged.json", lines.replace(';', '\n')), line, words);
  }

  private static void assertDamage(Path file, int line, String words) {
    FileProblem problem = assertThrows(FileProblem.class, () -> TableFile.read(file));
    assertTrue(problem.getMessage().contains(words), problem.getMessage());
    assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
    assertEquals(line, problem.line(), problem.getMessage());
  }

  @Test
  void a_table_that_is_not_there_is_told() {
    Path missing = folder.resolve("nowhere.csv");
    assertDamage(missing, 0, "There is no such table");
    assertDamage(folder, 0, "There is no such table");
  }

  /** Text, halves of text, and bytes that are no text in any encoding. */
  @ParameterizedTest
  @ValueSource(strings = {"random.csv", "random.json"})
  void damaged_bytes_are_a_problem_told_and_never_a_crash(String name) throws Exception {
    String whole =
        name.endsWith("csv")
            ? "architecture,score1,score2,params,macs\n\"00\",0.5,0.6,1,1\n01,0.75,,1,1\n"
            : "{\"00\": {\"test_acc\": [0.5], \"params\": 1, \"flops\": 1},\n"
                + " \"01\": {\"test_acc\": [0.6], \"params\": 1, \"flops\": 1}}\n";
    Path file = folder.resolve(name);
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(4) == 0) {
        bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
      }
      for (int flips = random.nextInt(5); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
      int number = seed;
      try {
        assertTrue(TableFile.read(file).size() > 1);
      } catch (FileProblem problem) {
        assertTrue(problem.getMessage().contains(name), () -> number + ": " + problem);
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + number + " is no problem told", e);
      }
    }
  }
}
