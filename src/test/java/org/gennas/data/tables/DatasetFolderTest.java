package org.gennas.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.common.FileProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeDataset() throws IOException {
    root = TinyDataset.create(folder.resolve("downloads/Tiny-v1.0"), 3);
  }

  @Test
  void findsTheDatasetInTheFolderItself() throws IOException {
    Dataset dataset = DatasetFolder.find(root);

    assertEquals("Tiny-v1.0", dataset.name());
    assertEquals(Dataset.Layout.CHEXPERT, dataset.layout());
    assertEquals(root.toAbsolutePath(), dataset.root());
    assertEquals(6, dataset.images().size());
  }

  @Test
  void findsItFromAboveFromWithinAndFromATable() throws IOException {
    Dataset dataset = DatasetFolder.find(root);

    assertEquals(dataset, DatasetFolder.find(folder));
    assertEquals(dataset, DatasetFolder.find(root.resolve("..")));
    assertEquals(dataset, DatasetFolder.find(root.resolve("train/patient00001")));
    assertEquals(dataset, DatasetFolder.find(root.resolve("train.csv")));
  }

  @Test
  void readsADatasetWhoseFolderHasAnotherNameThanItsTablesSay() throws IOException {
    Path renamed = Files.move(root, folder.resolve("mine"));

    Dataset dataset = DatasetFolder.find(renamed);

    assertTrue(Files.exists(dataset.file(dataset.images().get(0))));
  }

  @Test
  void isNotCaughtInALoopOfLinks() throws IOException {
    Path start = Files.createDirectories(folder.resolve("downloads/a/b"));
    Files.createSymbolicLink(start.resolve("again"), folder.resolve("downloads/a"));

    assertEquals("Tiny-v1.0", DatasetFolder.find(folder).name());
  }

  @Test
  void namesTheChoiceWhereThereAreSeveral() throws IOException {
    TinyDataset.create(folder.resolve("downloads/Other"), 1);

    FileProblem problem =
        assertThrows(FileProblem.class, () -> DatasetFolder.find(folder.resolve("downloads")));

    assertTrue(problem.getMessage().contains("Other, Tiny-v1.0"), problem.getMessage());
  }

  @Test
  void saysWhatItLookedForWhereThereIsNone(@TempDir Path empty) {
    FileProblem problem = assertThrows(FileProblem.class, () -> DatasetFolder.find(empty));

    assertTrue(problem.getMessage().contains("train.csv"), problem.getMessage());
    assertTrue(problem.getMessage().contains("Data_Entry_2017"), problem.getMessage());
  }

  @Test
  void saysThatAFolderDoesNotExist() {
    FileProblem problem =
        assertThrows(FileProblem.class, () -> DatasetFolder.find(folder.resolve("nowhere")));

    assertTrue(problem.getMessage().contains("no such folder"), problem.getMessage());
  }
}
