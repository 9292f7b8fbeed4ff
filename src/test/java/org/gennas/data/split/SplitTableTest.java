package org.gennas.data.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.data.split.LabelPolicy.Meaning;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.TinyDataset;
import org.gennas.data.tables.View;
import org.gennas.data.tables.ViewFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTableTest {
  private static final LabelPolicy IGNORE = new LabelPolicy(Meaning.IGNORE, Meaning.IGNORE);

  @TempDir Path folder;

  private static SplitTable.Row row(int row, String patient, Side side, int... targets) {
    return new SplitTable.Row(
        row,
        "train/" + patient + "/study1/view" + row + ".jpg",
        patient,
        patient + "/study1",
        View.FRONTAL,
        "AP",
        "Female",
        61,
        side,
        Targets.of(targets));
  }

  private static SplitTable table() {
    return new SplitTable(
        List.of("Edema", "Mass, \"large\""),
        List.of(
            row(0, "patient1", Side.TRAIN, 1, 0),
            row(1, "patient1", Side.TRAIN, Targets.MASKED, 1),
            row(3, "patient, 2", Side.VALID, 0, Targets.MASKED),
            row(4, "patient3", Side.TEST, 0, 1)));
  }

  @Test
  void comesBackAsItWasWritten() throws IOException {
    Path file = folder.resolve("split.csv");
    table().write(file);

    SplitTable read = SplitTable.read(file);

    assertEquals(table(), read);
    assertEquals(table().fingerprint(), read.fingerprint());
    assertEquals(
        "row,path,patient,study,view,projection,sex,age,side,Edema,\"Mass, \"\"large\"\"\"",
        Files.readAllLines(file).get(0));
    assertEquals(
        "1,train/patient1/study1/view1.jpg,patient1,patient1/study1,FRONTAL,AP,Female,61,train,,1",
        Files.readAllLines(file).get(2));
  }

  @Test
  void theFingerprintChangesWithAnyLabel() {
    SplitTable other = table().where(row -> row.row() != 4);
    assertNotEquals(table().fingerprint(), other.fingerprint());
  }

  @Test
  void countsImagesPatientsAndTargets() {
    assertEquals(2, table().images(Side.TRAIN));
    assertEquals(1, table().patients(Side.TRAIN));
    assertEquals(
        List.of(
            new SplitTable.Count("Edema", 1, 0, 1, 1, 0),
            new SplitTable.Count("Mass, \"large\"", 1, 1, 0, 1, 1)),
        table().counts(Side.TRAIN));
    assertEquals(1, table().side(Side.VALID).rows().size());
  }

  @Test
  void saysWhichFindingsCannotBeScored() {
    assertEquals(
        List.of(
            new SplitTable.UndefinedAuc(Side.TRAIN, "Edema", 1, 0),
            new SplitTable.UndefinedAuc(Side.VALID, "Edema", 0, 1),
            new SplitTable.UndefinedAuc(Side.VALID, "Mass, \"large\"", 0, 0),
            new SplitTable.UndefinedAuc(Side.TEST, "Edema", 0, 1),
            new SplitTable.UndefinedAuc(Side.TEST, "Mass, \"large\"", 1, 0)),
        table().undefinedAucs());
  }

  @Test
  void damageIsNamedByLine() throws IOException {
    Path file = folder.resolve("split.csv");
    table().write(file);
    List<String> lines = Files.readAllLines(file);

    damaged(file, 1, List.of("row,path", lines.get(1)));
    damaged(file, 2, List.of(lines.get(0), "x" + lines.get(1)));
    damaged(file, 2, List.of(lines.get(0), lines.get(1) + ",1"));
    damaged(file, 2, List.of(lines.get(0), lines.get(1).replaceAll(".$", "7")));
    damaged(file, 3, List.of(lines.get(0), lines.get(1), lines.get(2).replace("train,,", "all,,")));
    damaged(file, 2, List.of(lines.get(0), lines.get(1).replace("FRONTAL", "TOP")));
    assertThrows(FileProblem.class, () -> SplitTable.read(folder.resolve("none.csv")));
  }

  private static void damaged(Path file, int line, List<String> lines) throws IOException {
    Files.write(file, lines);
    FileProblem problem = assertThrows(FileProblem.class, () -> SplitTable.read(file));
    assertEquals(line, problem.line(), problem.getMessage());
  }

  @Test
  void aTableThatCannotBeWrittenLeavesTheOldOne() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "x").resolve("split.csv");
    FileProblem problem = assertThrows(FileProblem.class, () -> table().write(noFolder));
    assertTrue(problem.getMessage().contains("cannot be written"), problem.getMessage());
  }

  @Test
  void aRecipeFiltersSplitsAndAppliesThePolicies() throws IOException {
    TinyDataset.table(
        folder.resolve("train.csv"),
        TinyDataset.HEADER,
        "T/train/patient1/study1/a.jpg,Male,50,Frontal,AP,1.0,-1.0",
        "T/train/patient1/study1/b.jpg,Male,50,Lateral,,1.0,-1.0",
        "T/train/patient1/study2/c.jpg,Male,50,Frontal,AP,,",
        "T/train/patient1/study3/d.jpg,Male,50,Frontal,PA,,-1.0");
    TinyDataset.table(
        folder.resolve("valid.csv"),
        TinyDataset.HEADER,
        "T/valid/patient2/study1/a.jpg,Male,50,Frontal,AP,,-1.0",
        "T/valid/patient2/study2/b.jpg,Male,50,Frontal,AP,0.0,-1.0");
    Dataset dataset = DatasetFolder.find(folder);
    SplitRecipe recipe =
        new SplitRecipe(
            List.of(
                new SplitRecipe.FindingChoice(
                    "Edema", new LabelPolicy(Meaning.ONES, Meaning.IGNORE)),
                new SplitRecipe.FindingChoice("Cardiomegaly", IGNORE)),
            ViewFilter.FRONTAL,
            PatientSplit.byFiles(1));

    SplitTable table = recipe.apply(dataset);

    assertEquals(List.of("Edema", "Cardiomegaly"), table.findings());
    assertEquals(List.of(0, 3, 5), table.rows().stream().map(SplitTable.Row::row).toList());
    assertEquals(Targets.of(1, 1), table.rows().get(0).targets());
    assertEquals(Targets.of(1, Targets.MASKED), table.rows().get(1).targets());
    assertEquals(Targets.of(Targets.MASKED, 0), table.rows().get(2).targets());
  }

  @Test
  void aRecipeForWhatTheDatasetDoesNotHaveIsRefused() throws IOException {
    Dataset dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("t"), 10));
    PatientSplit split = PatientSplit.byPatient(0.8, 0.2, 0, 1);
    var edema = new SplitRecipe.FindingChoice("Edema", IGNORE);
    var gout = new SplitRecipe.FindingChoice("Gout", IGNORE);

    refused(dataset, new SplitRecipe(List.of(gout), ViewFilter.ALL, split), "no finding \"Gout\"");
    refused(dataset, new SplitRecipe(List.of(), ViewFilter.ALL, split), "No finding is chosen");
    refused(dataset, new SplitRecipe(List.of(edema, edema), ViewFilter.ALL, split), "twice");
    refused(dataset, new SplitRecipe(List.of(edema), ViewFilter.LATERAL, split), "No image");
  }

  private static void refused(Dataset dataset, SplitRecipe recipe, String what) {
    FileProblem problem = assertThrows(FileProblem.class, () -> recipe.apply(dataset));
    assertTrue(problem.getMessage().contains(what), problem.getMessage());
  }
}
