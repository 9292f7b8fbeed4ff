package org.gennas.study.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gennas.common.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** predictions-valid.csv, whole and damaged. */
class PredictionTableTest {
  @TempDir private Path folder;

  private Path written() throws IOException {
    Path file = folder.resolve("predictions-valid.csv");
    new PredictionTable(
            List.of("Edema", "Effusion, pleural"),
            List.of(
                new PredictionTable.Row(
                    "valid/a,b \"c\".jpg", "patient1", new double[] {0.25, 1.0}, new int[] {1, -1}),
                new PredictionTable.Row(
                    "valid/d.jpg", "patient2", new double[] {3.4e-8, 0.5}, new int[] {0, 1})))
        .write(file);
    return file;
  }

  @Test
  void a_table_comes_back_in_any_locale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      PredictionTable table = PredictionTable.read(written());
      assertEquals(List.of("Edema", "Effusion, pleural"), table.findings());
      assertEquals("valid/a,b \"c\".jpg", table.rows().get(0).path());
      assertArrayEquals(new int[] {1, -1}, table.rows().get(0).labels());
      assertArrayEquals(new double[] {3.4e-8, 0.5}, table.rows().get(1).probabilities(), 1e-12);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void no_cell_is_a_formula_for_a_spreadsheet_and_all_come_back_to_the_letter() throws IOException {
    Path file = folder.resolve("predictions.csv");
    List<String> paths = List.of("=cmd|' /C calc'!A0", "'=x", "-1", "+a/b.png", "@x", "plain.png");
    List<PredictionTable.Row> rows =
        paths.stream()
            .map(p -> new PredictionTable.Row(p, p, new double[] {0.5}, new int[] {1}))
            .toList();
    new PredictionTable(List.of("-Edema"), rows).write(file);
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(1).startsWith("path,patient,'-Edema,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("'=cmd|' /C calc'!A0,'=cmd|"), lines.get(2));
    PredictionTable read = PredictionTable.read(file);
    assertEquals(List.of("-Edema"), read.findings());
    assertEquals(paths, read.rows().stream().map(PredictionTable.Row::path).toList());
    assertEquals(paths, read.rows().stream().map(PredictionTable.Row::patient).toList());
  }

  @Test
  void it_says_what_it_is_not_for() throws IOException {
    assertEquals("# Research use only, not for clinical use", Files.readAllLines(written()).get(0));
  }

  @Test
  void damage_is_named_with_its_line() throws IOException {
    for (String bad : List.of("0.5x", "1.5", "NaN", "-0.1")) {
      assertDamaged("valid/d.jpg,patient2," + bad + ",0.5,0,1", bad);
    }
    assertDamaged("valid/d.jpg,patient2,0.5,0.5,7,1", "7");
    assertDamaged("valid/d.jpg,patient2,0.5,0.5,-1,1", "-1");
    assertDamaged("valid/d.jpg,patient2,0.5", "3 columns");
  }

  private void assertDamaged(String row, String named) throws IOException {
    Path file = written();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(3, row);
    Files.write(file, lines);
    FileProblem e = assertThrows(FileProblem.class, () -> PredictionTable.read(file));
    assertEquals(4, e.line());
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }

  @Test
  void an_absent_or_empty_table_is_named() throws IOException {
    assertThrows(FileProblem.class, () -> PredictionTable.read(folder.resolve("absent.csv")));
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertEquals(1, assertThrows(FileProblem.class, () -> PredictionTable.read(empty)).line());
  }
}
