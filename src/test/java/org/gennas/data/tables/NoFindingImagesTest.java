package org.gennas.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gennas.data.NihRadiographs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images a dataset calls free of findings, from its own tables. */
class NoFindingImagesTest {
  @TempDir Path folder;

  @Test
  void those_with_the_label_are_told_and_blank_is_not_the_label() throws Exception {
    Files.writeString(
        folder.resolve("train.csv"),
        """
        Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Edema
        set/train/patient1/study1/a.jpg,Female,50,Frontal,PA,1.0,0.0
        set/train/patient2/study1/b.jpg,Male,60,Frontal,AP,,1.0
        """);
    NoFindingImages found = NoFindingImages.find(folder);
    assertEquals("", found.problem());
    assertEquals(1, found.paths().size());
    assertTrue(found.paths().iterator().next().endsWith("patient1/study1/a.jpg"));
  }

  @Test
  void why_it_is_not_known_is_said() throws Exception {
    assertFalse(NoFindingImages.find(folder.resolve("gone")).known());
    assertEquals(
        "the dataset is not where the study says",
        NoFindingImages.find(folder.resolve("gone")).problem());
    Files.writeString(
        folder.resolve("train.csv"),
        """
        Path,Sex,Age,Frontal/Lateral,AP/PA,Edema
        set/train/patient1/study1/a.jpg,Female,50,Frontal,PA,1.0
        """);
    assertEquals(
        "the dataset has no column \"No Finding\"", NoFindingImages.find(folder).problem());
    Files.writeString(folder.resolve("train.csv"), "damaged\n");
    assertEquals(Set.of(), NoFindingImages.find(folder).paths());
  }

  @Test
  void real_radiographs_have_both_kinds_in_both_layouts() throws Exception {
    List<Path> layouts =
        List.of(
            NihRadiographs.cheXpertLayout(folder.resolve("cx")),
            NihRadiographs.nihLayout(folder.resolve("nih")));
    for (Path layout : layouts) {
      NoFindingImages found = NoFindingImages.find(layout);
      assertEquals("", found.problem());
      assertEquals(19, found.paths().size(), layout.toString());
    }
  }
}
