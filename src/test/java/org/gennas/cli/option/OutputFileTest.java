package org.gennas.cli.option;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gennas.SkipGround;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder;
  private Path study;

  @BeforeEach
  void layOut() throws IOException {
    study = folder.resolve("study");
    StudyFolder.create(study, Studies.config(), new StudyJson());
  }

  private static void assertRefused(String words, Path file) {
    FileProblem e =
        assertThrows(
            FileProblem.class, () -> OutputFile.require(file, "table", PredictionTable::isOne));
    assertTrue(e.getMessage().startsWith("The table is not written " + words), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("Name another file"), e.getMessage());
  }

  private static void assertTaken(Path file) {
    assertDoesNotThrow(() -> OutputFile.require(file, "table", PredictionTable::isOne));
  }

  private Path zip(String entry) throws IOException {
    Path file = folder.resolve(entry + ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
    }
    return file;
  }

  @Test
  void a_model_or_an_input_is_never_written_over() throws IOException {
    assertRefused("over something else that is there", zip("model.json"));
    Path image = Files.writeString(folder.resolve("a.png"), "image");
    assertRefused("over something else that is there", image);
    Path table = Files.writeString(folder.resolve("train.csv"), "Path,Sex\n");
    assertRefused("over something else that is there", table);
    assertRefused("over something else that is there", Files.createDirectory(folder.resolve("d")));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), image);
    assertRefused("over something else that is there", link);
  }

  @Test
  void a_studys_own_files_are_never_written_over_nor_added_to() throws IOException {
    assertRefused("there: a study keeps its own files there", study.resolve("study.json"));
    assertRefused("there: a study keeps its own files there", study.resolve("journal.jsonl"));
    Path trial = Files.createDirectories(study.resolve("trials/0001-22121211"));
    new PredictionTable(List.of("Edema"), List.of()).write(trial.resolve("predictions-valid.csv"));
    assertRefused(
        "there: a study keeps its own files there", trial.resolve("predictions-valid.csv"));
    assertRefused("there: a study keeps its own files there", trial.resolve("new.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), trial);
    assertRefused("there: a study keeps its own files there", link.resolve("new.csv"));
  }

  @Test
  void a_new_file_an_empty_one_and_an_older_table_are_written() throws IOException {
    assertTaken(folder.resolve("new.csv"));
    assertTaken(study.resolve("new.csv"));
    assertTaken(Files.createFile(folder.resolve("empty")));
    Path old = folder.resolve("old.csv");
    new PredictionTable(List.of("Edema"), List.of()).write(old);
    assertTaken(old);
  }

  @Test
  void a_device_takes_a_table_but_a_link_to_one_would_be_replaced() throws IOException {
    Path none = Path.of("/dev/null");
    SkipGround.requireOperatingSystem(Files.exists(none), "needs /dev/null");
    Path link = Files.createSymbolicLink(folder.resolve("null"), none);
    assertRefused("over something else that is there", link);
    SkipGround.requireUserRights(Files.isWritable(Path.of("/dev")), "needs to write in /dev");
    assertTaken(none);
  }

  @Test
  void only_an_ensemble_is_replaced_by_an_ensemble() throws IOException {
    Path ensemble = zip(EnsembleFile.DESCRIPTION);
    assertDoesNotThrow(() -> OutputFile.require(ensemble, "ensemble", EnsembleFile::isOne));
    Path model = zip("model.json");
    assertThrows(
        FileProblem.class, () -> OutputFile.require(model, "ensemble", EnsembleFile::isOne));
    Path text = Files.writeString(folder.resolve("text"), "no zip");
    assertThrows(
        FileProblem.class, () -> OutputFile.require(text, "ensemble", EnsembleFile::isOne));
  }

  @Test
  void a_report_goes_into_no_other_studys_folder_and_not_among_its_own_trials() throws IOException {
    Path other = folder.resolve("other");
    StudyFolder.create(other, Studies.config(), new StudyJson());
    for (Path into : List.of(other, study.resolve("trials"), study.resolve("baselines/new"))) {
      FileProblem e =
          assertThrows(
              FileProblem.class,
              () -> OutputFile.requireFolder(into, "report", Optional.of(study)));
      assertTrue(
          e.getMessage().startsWith("The report is not written into a folder that the study in "),
          e.getMessage());
    }
    for (Path into : List.of(study, study.resolve("reports"), folder, folder.resolve("new/one"))) {
      assertDoesNotThrow(
          () -> OutputFile.requireFolder(into, "report", Optional.of(study)), into.toString());
    }
  }

  @Test
  void an_arenas_table_is_not_written_over() throws IOException {
    Path table = Files.writeString(folder.resolve("plays.csv"), "architecture,score1");
    FileProblem e =
        assertThrows(
            FileProblem.class,
            () -> OutputFile.requireNoInput(List.of(folder.resolve("./plays.csv")), table));
    assertTrue(
        e.getMessage().startsWith("This would be written over its own input"), e::getMessage);
  }
}
