package org.gennas.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.common.FileProblem;
import org.gennas.data.NihRadiographs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceBoxesTest {
  private static final String HEADER = "Image Index,Finding Label,Bbox [x,y,w,h],,,";

  @TempDir Path folder;

  private Dataset dataset(String... boxes) throws IOException {
    Files.write(
        folder.resolve("BBox_List_2017.csv"),
        Stream.concat(Stream.of(HEADER), List.of(boxes).stream()).toList());
    return new Dataset(
        "nih", Dataset.Layout.NIH, folder, List.of("Infiltration", "Pleural Effusion"), List.of());
  }

  @Test
  void boxesArePartsOfTheImageAndFindingsHaveTheDatasetsNames() throws IOException {
    ReferenceBoxes boxes =
        ReferenceBoxes.of(
            dataset(
                "a.png,Infiltrate,256,512,128,64",
                "a.png,Effusion,0,0,1024,1024,,",
                "b.png,Effusion,1000,1000,100,24"));
    assertEquals(
        List.of(
            new ReferenceBoxes.Box("Infiltration", 0.25, 0.5, 0.125, 0.0625),
            new ReferenceBoxes.Box("Pleural Effusion", 0, 0, 1, 1)),
        boxes.of("images_003/images/a.png"));
    assertEquals(1, boxes.of("images/a.png", "Infiltration").size());
    ReferenceBoxes.Box cut = boxes.of("b.png").get(0);
    assertEquals(1, cut.left() + cut.width(), 1e-12, "a box ends where the image ends");
    assertEquals(List.of(), boxes.of("c.png"));
    assertEquals(List.of("Pleural Effusion", "Infiltration"), List.copyOf(boxes.counts().keySet()));
  }

  @Test
  void aDatasetWithoutTheTableHasNone() throws IOException {
    Dataset none =
        new Dataset("nih", Dataset.Layout.NIH, folder, List.of("Infiltration"), List.of());
    assertEquals(List.of(), ReferenceBoxes.of(none).of("a.png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.png,Mass,1,2,3",
        "a.png,Mass,x,2,3,4",
        "a.png,Mass,NaN,2,3,4",
        "a.png,Mass,-5,2,3,4",
        "a.png,Mass,5,2,0,4",
        "a.png,Mass,1025,2,3,4"
      })
  void aDamagedRowIsNamedByItsLine(String row) throws IOException {
    Dataset damaged = dataset("a.png,Mass,1,2,3,4", row);
    FileProblem problem = assertThrows(FileProblem.class, () -> ReferenceBoxes.of(damaged));
    assertEquals(3, problem.line());
  }

  @Test
  void theRealTableGoesWithTheRealImages() throws IOException {
    Dataset dataset = DatasetFolder.find(NihRadiographs.nihLayout(folder.resolve("nih")));
    ReferenceBoxes boxes = ReferenceBoxes.of(dataset);
    assertEquals(35, boxes.counts().values().stream().mapToInt(Integer::intValue).sum());
    assertTrue(dataset.findings().containsAll(boxes.counts().keySet()), "same names");
    long images = dataset.images().stream().filter(i -> !boxes.of(i.path()).isEmpty()).count();
    assertEquals(29, images);
    // a box is around what the image is labelled with, as a rule
    long agreeing = 0;
    long all = 0;
    for (ImageRecord image : dataset.images()) {
      for (ReferenceBoxes.Box box : boxes.of(image.path())) {
        int finding = dataset.findings().indexOf(box.finding());
        agreeing += image.labels().get(finding) == Label.POSITIVE ? 1 : 0;
        all++;
      }
    }
    assertEquals(35, all, "every box has its image");
    assertTrue(agreeing > 0.95 * all, agreeing + " of " + all);
  }
}
