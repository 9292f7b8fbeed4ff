package org.gennas.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.gennas.data.NihRadiographs;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealRadiographsTest {
  @TempDir Path folder;

  /** Findings that both layouts know. */
  private static final List<String> COMMON =
      List.of(
          "Cardiomegaly",
          "Edema",
          "Consolidation",
          "Pneumonia",
          "Atelectasis",
          "Pneumothorax",
          "Pleural Effusion");

  @Test
  void bothLayoutsGiveTheSameImagesPatientsAndLabels() throws IOException {
    Dataset chexpert = DatasetFolder.find(NihRadiographs.cheXpertLayout(folder.resolve("cx")));
    Dataset nih = DatasetFolder.find(NihRadiographs.nihLayout(folder.resolve("nih")));
    assertEquals(NihRadiographs.IMAGES, chexpert.images().size());
    assertEquals(NihRadiographs.IMAGES, nih.images().size());
    assertEquals(
        Map.of(Side.TRAIN, NihRadiographs.TRAIN, Side.VALID, NihRadiographs.VALID),
        chexpert.summary().fileSides());

    Map<Long, List<ImageRecord>> byContent = new HashMap<>();
    for (ImageRecord image : nih.images()) {
      byContent.computeIfAbsent(content(nih, image), k -> new ArrayList<>()).add(image);
    }
    for (ImageRecord image : chexpert.images()) {
      List<ImageRecord> same = byContent.get(content(chexpert, image));
      assertEquals(1, same.size(), image.path());
      assertSame(chexpert, image, nih, same.get(0));
    }
  }

  private static void assertSame(Dataset a, ImageRecord one, Dataset b, ImageRecord other) {
    assertEquals(
        Integer.parseInt(one.patient().substring("patient".length())),
        Integer.parseInt(other.patient()));
    assertEquals(one.age(), other.age());
    assertEquals(one.sex(), other.sex());
    assertEquals(one.view(), other.view());
    assertEquals(one.projection(), other.projection());
    // CheXpert leaves "No Finding" blank where there is one
    assertEquals(
        one.labels().get(a.findings().indexOf("No Finding")) == Label.POSITIVE,
        other.labels().get(b.findings().indexOf("No Finding")) == Label.POSITIVE);
    for (String finding : COMMON) {
      assertEquals(
          one.labels().get(a.findings().indexOf(finding)),
          other.labels().get(b.findings().indexOf(finding)),
          one.path() + " " + finding);
    }
  }

  private static long content(Dataset dataset, ImageRecord image) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(Files.readAllBytes(dataset.file(image)));
    return crc.getValue();
  }

  @Test
  void theFilesOwnSplitHasNobodyOnTwoSides() throws IOException {
    Dataset dataset = DatasetFolder.find(NihRadiographs.cheXpertLayout(folder.resolve("cx")));
    SplitRecipe recipe =
        new SplitRecipe(
            List.of(
                new SplitRecipe.FindingChoice(
                    "Pleural Effusion",
                    new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.IGNORE))),
            ViewFilter.FRONTAL,
            PatientSplit.byFiles(1));

    SplitTable table = recipe.apply(dataset);

    assertEquals(NihRadiographs.VALID, table.images(Side.VALID));
    assertTrue(table.undefinedAucs().isEmpty());
    assertEquals(
        dataset.images().stream()
            .filter(i -> i.fileSide().orElseThrow() == Side.VALID)
            .map(ImageRecord::patient)
            .collect(Collectors.toSet())
            .size(),
        table.patients(Side.VALID));
  }

  @Test
  void aRadiographKeepsItsMeanGreyWhenSqueezed() throws IOException {
    Path root = NihRadiographs.nihLayout(folder.resolve("nih"));
    Path file = root.resolve("images/00000005_002.jpg");
    byte[] large = RadiographReader.read(file, 320);
    byte[] small = RadiographReader.read(file, 64);
    assertEquals(mean(large), mean(small), 0.5);
    assertArrayEquals(small, RadiographReader.read(file, 64));
    assertFalse(mean(small) < 20 || mean(small) > 235);
  }

  private static double mean(byte[] greys) {
    double sum = 0;
    for (byte grey : greys) {
      sum += grey & 0xFF;
    }
    return sum / greys.length;
  }
}
