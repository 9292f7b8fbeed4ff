package org.gennas.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheXpertTablesTest {
  private static final String FIRST = "Tiny/train/patient00001/study1/view1_frontal.jpg";

  @TempDir Path root;

  private Dataset read(String... lines) throws IOException {
    TinyDataset.table(root.resolve("train.csv"), lines);
    return DatasetFolder.find(root);
  }

  private FileProblem problem(int line, String... lines) throws IOException {
    FileProblem problem = assertThrows(FileProblem.class, () -> read(lines));
    assertEquals(line, problem.line(), problem.getMessage());
    assertEquals("train.csv", problem.file().orElseThrow().getFileName().toString());
    assertTrue(problem.getMessage().endsWith(problem.remedy()));
    return problem;
  }

  @Test
  void readsAllColumnsAndLabels() throws IOException {
    Dataset dataset =
        read(
            TinyDataset.HEADER,
            FIRST + ",Male,71,Frontal,PA,1.0,-1.0",
            "Tiny/train/patient00001/study2/view2_lateral.jpg,Male,0,Lateral,,0.0,");

    assertEquals(List.of("Cardiomegaly", "Edema"), dataset.findings());
    assertEquals(
        new ImageRecord(
            "train/patient00001/study1/view1_frontal.jpg",
            "patient00001",
            "patient00001/study1",
            View.FRONTAL,
            "PA",
            "Male",
            71,
            Labels.of(List.of(Label.POSITIVE, Label.UNCERTAIN)),
            Optional.of(Side.TRAIN),
            "train.csv",
            2),
        dataset.images().get(0));
    assertEquals(View.LATERAL, dataset.images().get(1).view());
    assertEquals(Labels.of(List.of(Label.NEGATIVE, Label.BLANK)), dataset.images().get(1).labels());
  }

  @Test
  void readsFilesWithAByteOrderMarkWindowsLineEndsAndQuotes() throws IOException {
    Files.writeString(
        root.resolve("train.csv"),
        "\uFEFF\"Path\","
            + TinyDataset.HEADER.substring(5)
            + "\r\n"
            + "\""
            + FIRST
            + "\",\"Male\",71,Frontal,PA,1,0\r\n\r\n");

    assertEquals("Male", DatasetFolder.find(root).images().get(0).sex());
  }

  @Test
  void takesTheSidesFromTheFiles() throws IOException {
    TinyDataset.table(
        root.resolve("valid.csv"),
        TinyDataset.HEADER,
        TinyDataset.line("Tiny/valid/patient00009/study1/view1_frontal.jpg", "1.0", "0.0"));
    Dataset dataset = read(TinyDataset.HEADER, TinyDataset.line(FIRST, "1.0", "0.0"));

    assertEquals(Optional.of(Side.TRAIN), dataset.images().get(0).fileSide());
    assertEquals(Optional.of(Side.VALID), dataset.images().get(1).fileSide());
    assertEquals(Map.of(Side.TRAIN, 1, Side.VALID, 1), dataset.summary().fileSides());
  }

  @Test
  void findsFindingsByNameWhereTheValidationTableHasAnotherOrder() throws IOException {
    TinyDataset.table(
        root.resolve("valid.csv"),
        "Path,Sex,Age,Frontal/Lateral,AP/PA,Edema,Cardiomegaly",
        TinyDataset.line("Tiny/valid/patient00009/study1/view1_frontal.jpg", "1.0", "0.0"));
    Dataset dataset = read(TinyDataset.HEADER, TinyDataset.line(FIRST, "1.0", "0.0"));

    assertEquals(
        Labels.of(List.of(Label.NEGATIVE, Label.POSITIVE)), dataset.images().get(1).labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Path", "Sex", "Age", "Frontal/Lateral", "AP/PA"})
  void namesAMissingColumn(String column) throws IOException {
    String header =
        TinyDataset.HEADER.replaceFirst("^" + column + ",", "").replace("," + column, "");

    FileProblem problem = problem(1, header, TinyDataset.line(FIRST, "1.0", "0.0"));

    assertTrue(problem.getMessage().contains("\"" + column + "\" is missing"));
  }

  @Test
  void refusesAnEmptyTable() throws IOException {
    Files.createFile(root.resolve("train.csv"));
    FileProblem problem = assertThrows(FileProblem.class, () -> DatasetFolder.find(root));
    assertTrue(problem.getMessage().contains("The table is empty"), problem.getMessage());

    assertTrue(problem(0, TinyDataset.HEADER).getMessage().contains("no image"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "7.0", "yes", "-2", "NaN"})
  void refusesALabelThatIsNone(String label) throws IOException {
    FileProblem problem =
        problem(
            3,
            TinyDataset.HEADER,
            TinyDataset.line(FIRST, "1.0", "0.0"),
            TinyDataset.line("Tiny/train/patient00002/study1/view1_frontal.jpg", "", label));

    assertTrue(problem.getMessage().contains("\"" + label + "\" is not a label of Edema"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret/patient00002/study1/a.jpg",
        "/etc/patient00002/study1/a.jpg",
        "Tiny/../../patient00002/study1/a.jpg",
        "Tiny/train/./patient00002/study1/a.jpg",
        "Tiny//patient00002/study1/a.jpg",
        "TinyOther/train/patient00002/study1/a.jpg",
        "Tiny-other/../patient00002/study1/a.jpg",
        "C:/train/patient00002/study1/a.jpg",
        "Tiny\\\\..\\\\patient00002/study1/a.jpg",
        "Tiny/train/patient00002/study1/.."
      })
  void refusesAPathThatLeavesTheFolder(String path) throws IOException {
    FileProblem problem =
        problem(
            3,
            TinyDataset.HEADER,
            TinyDataset.line(FIRST, "1.0", "0.0"),
            TinyDataset.line(path, "1.0", "0.0"));

    assertTrue(problem.getMessage().contains("leaves the dataset's folder"));
  }

  @Test
  void refusesAnImageThatIsListedTwice() throws IOException {
    FileProblem problem =
        problem(
            3,
            TinyDataset.HEADER,
            TinyDataset.line(FIRST, "1.0", "0.0"),
            TinyDataset.line(FIRST, "0.0", "0.0"));

    assertTrue(problem.getMessage().contains("first in train.csv line 2"), problem.getMessage());
  }

  @Test
  void refusesARowWithTooFewOrTooManyCells() throws IOException {
    problem(2, TinyDataset.HEADER, FIRST + ",Male,71,Frontal,PA,1.0");
    problem(2, TinyDataset.HEADER, FIRST + ",Male,71,Frontal,PA,1.0,0.0,0.0");
    problem(2, TinyDataset.HEADER, "\"" + FIRST + ",Male,71,Frontal,PA,1.0,0.0");
  }

  @Test
  void refusesAnAgeAViewAndAPathThatAreNone() throws IOException {
    problem(2, TinyDataset.HEADER, FIRST + ",Male,old,Frontal,PA,1.0,0.0");
    problem(2, TinyDataset.HEADER, FIRST + ",Male,71,Oblique,PA,1.0,0.0");
    problem(2, TinyDataset.HEADER, "Tiny/train/view1.jpg,Male,71,Frontal,PA,1.0,0.0");
    problem(2, TinyDataset.HEADER, ",Male,71,Frontal,PA,1.0,0.0");
  }

  @Test
  void refusesATableThatIsNotText() throws IOException {
    Files.write(root.resolve("valid.csv"), (TinyDataset.HEADER + "\n").getBytes());
    Files.write(root.resolve("train.csv"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 1});

    assertThrows(FileProblem.class, () -> DatasetFolder.find(root));
  }

  @Test
  void countsLabelsAndViews() throws IOException {
    DatasetSummary summary =
        read(
                TinyDataset.HEADER,
                FIRST + ",Male,71,Frontal,PA,1.0,-1.0",
                "Tiny/train/patient00001/study1/view2_frontal.jpg,Male,71,Frontal,AP,1.0,",
                "Tiny/train/patient00002/study1/view1_lateral.jpg,Male,71,Lateral,,0.0,")
            .summary();

    assertEquals(3, summary.images());
    assertEquals(2, summary.patients());
    assertEquals(2, summary.studies());
    assertEquals(
        List.of(
            new DatasetSummary.LabelCount("Cardiomegaly", 2, 1, 0, 0),
            new DatasetSummary.LabelCount("Edema", 0, 0, 1, 2)),
        summary.labels());
    assertEquals(
        Map.of(
            ViewFilter.FRONTAL, 2,
            ViewFilter.LATERAL, 1,
            ViewFilter.FRONTAL_AP, 1,
            ViewFilter.FRONTAL_PA, 1,
            ViewFilter.ALL, 3),
        summary.views());
    assertEquals(Map.of("AP", 1, "PA", 1, "", 1), summary.projections());
  }
}
