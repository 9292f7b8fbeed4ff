package org.gennas.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NihTablesTest {
  private static final String HEADER =
      "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,"
          + "View Position,OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]";

  @TempDir Path root;

  private Dataset read(String... lines) throws IOException {
    Files.createDirectories(root.resolve("images"));
    TinyDataset.table(root.resolve("Data_Entry_2017_v2020.csv"), lines);
    return DatasetFolder.find(root);
  }

  private static String line(String image, String labels, String patient) {
    return image + "," + labels + ",0," + patient + ",058Y,M,PA,2682,2749,0.143,0.143";
  }

  @Test
  void joinsLabelsAndCallsEffusionByItsWholeName() throws IOException {
    Dataset dataset =
        read(
            HEADER,
            line("00000001_000.png", "Effusion|Cardiomegaly", "1"),
            line("00000002_000.png", "No Finding", "2"));

    assertEquals(List.of("No Finding", "Cardiomegaly", "Pleural Effusion"), dataset.findings());
    assertEquals(
        Labels.of(List.of(Label.NEGATIVE, Label.POSITIVE, Label.POSITIVE)),
        dataset.images().get(0).labels());
    assertEquals(
        Labels.of(List.of(Label.POSITIVE, Label.NEGATIVE, Label.NEGATIVE)),
        dataset.images().get(1).labels());
    ImageRecord first = dataset.images().get(0);
    assertEquals("images/00000001_000.png", first.path());
    assertEquals("1", first.patient());
    assertEquals(58, first.age());
    assertEquals("Male", first.sex());
    assertEquals("PA", first.projection());
    assertEquals(View.FRONTAL, first.view());
    assertEquals(Optional.empty(), first.fileSide());
  }

  @Test
  void readsEditionsWithQuotedHeadersAndWithCommasAtTheEnd() throws IOException {
    String quoted =
        HEADER
            .replace("OriginalImage[Width,Height]", "\"OriginalImage[Width,Height]\"")
            .replace("Patient Gender", "Patient Sex");
    assertEquals(1, read(quoted, line("a.png", "Edema", "1")).images().size());
    assertEquals(1, read(HEADER + ",", line("a.png", "Edema", "1") + ",").images().size());
    assertEquals(1, read(HEADER, line("a.png", "Edema", "1") + ",").images().size());
  }

  @Test
  void findsImagesInNumberedFolders() throws IOException {
    for (int i : new int[] {1, 12}) {
      Path folder = root.resolve(String.format("images_%03d/images", i));
      Files.createDirectories(folder);
      Files.createFile(folder.resolve(i + ".png"));
    }
    TinyDataset.table(
        root.resolve("Data_Entry_2017.csv"),
        HEADER,
        line("12.png", "Edema", "1"),
        line("1.png", "Edema", "1"));

    List<ImageRecord> images = DatasetFolder.find(root).images();

    assertEquals("images_012/images/12.png", images.get(0).path());
    assertEquals("images_001/images/1.png", images.get(1).path());
  }

  @Test
  void takesTheSidesFromTheLists() throws IOException {
    TinyDataset.table(root.resolve("train_val_list.txt"), "a.png");
    TinyDataset.table(root.resolve("test_list.txt"), "b.png");

    List<ImageRecord> images =
        read(HEADER, line("a.png", "Edema", "1"), line("b.png", "Edema", "2")).images();

    assertEquals(Optional.of(Side.TRAIN), images.get(0).fileSide());
    assertEquals(Optional.of(Side.TEST), images.get(1).fileSide());
  }

  @Test
  void refusesWhatCannotBeRight() {
    String good = line("a.png", "Edema", "1");
    refuses("\"Patient ID\" is missing", 1, HEADER.replace("Patient ID", "Patient"), good);
    refuses("\"7\" is not a finding", 2, HEADER, line("a.png", "7", "1"));
    refuses("is combined with", 3, HEADER, good, line("b.png", "No Finding|Edema", "1"));
    refuses("leaves the dataset's folder", 2, HEADER, line("../a.png", "Edema", "1"));
    refuses("not a file name", 2, HEADER, line("b/a.png", "Edema", "1"));
    refuses("listed twice", 3, HEADER, good, good);
    refuses("cells", 2, HEADER, "a.png,Edema,0,1");
    refuses("no image", 0, HEADER);
    refuses("patient is missing", 2, HEADER, line("a.png", "Edema", ""));
  }

  private void refuses(String what, int line, String... lines) {
    FileProblem problem = assertThrows(FileProblem.class, () -> read(lines));
    assertTrue(problem.getMessage().contains(what), problem.getMessage());
    assertEquals(line, problem.line(), problem.getMessage());
  }

  @Test
  void saysThatTheImagesAreMissing() throws IOException {
    TinyDataset.table(root.resolve("Data_Entry_2017.csv"), HEADER, line("a.png", "Edema", "1"));

    FileProblem problem = assertThrows(FileProblem.class, () -> DatasetFolder.find(root));

    assertTrue(problem.getMessage().contains("images_001"), problem.getMessage());
  }
}
