package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.gennas.data.images.Radiograph;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyImagesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path root;
  private StudyFolder folder;

  @BeforeEach
  void prepare() throws IOException {
    folder = SmallStudy.create(root, 1, SmallStudy.epochs(1));
    StudyEvent.Prepared prepared =
        new StudyPreparation(folder, root.resolve("home"), ForkJoinPool.commonPool(), 1)
            .prepare(Optional.empty(), () -> NOW, new SearchListener() {}, () -> false)
            .orElseThrow();
    append(new StudyEvent.Started(NOW, "test"), prepared);
  }

  private void append(StudyEvent... events) throws IOException {
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      for (StudyEvent event : events) {
        journal.append(event);
      }
    }
  }

  @Test
  void imagesHaveTheirFilesLabelsAndPatients() throws IOException {
    StudyImages images = StudyImages.read(folder, Optional.empty());
    assertEquals(List.of("Edema"), images.findings());
    assertEquals(Optional.empty(), images.obstacle());
    assertEquals(Optional.of("CheXpert"), images.dataset());
    assertEquals(20, images.side(Side.TRAIN).size());
    assertEquals(10, images.side(Side.VALID).size());
    assertTrue(images.synthetic());
    for (StudyImage image : images.images()) {
      assertEquals(20, Radiograph.read(image.file().orElseThrow()).width());
      assertEquals(image, images.byPath().get(image.path()));
      boolean edema = image.targets().get(0) == 1;
      assertEquals(List.of(edema ? Label.POSITIVE : Label.NEGATIVE), image.labels());
      assertTrue(image.name().matches("patient\\d{5}/study1/view1_frontal"), image.name());
      assertFalse(image.exportName().contains("patient"));
    }
    assertEquals(30, images.images().stream().map(StudyImage::patient).distinct().count());
  }

  @Test
  void theTestSideStaysClosedUntilTheStudyHasBeenScoredOnIt() throws IOException {
    assertEquals(List.of(), StudyImages.read(folder, Optional.empty()).side(Side.TEST));
    SplitScore score =
        new SplitScore(0.5, Optional.of(0.7), Optional.empty(), Optional.empty(), List.of());
    append(new StudyEvent.TestScored(NOW, 1, score, Optional.empty()));
    assertEquals(10, StudyImages.read(folder, Optional.empty()).side(Side.TEST).size());
  }

  @Test
  void aMovedDatasetIsSaidAndFoundElsewhere() throws IOException {
    Files.move(root.resolve("images"), root.resolve("moved"));
    StudyImages images = StudyImages.read(folder, Optional.empty());
    assertEquals(30, images.images().size());
    assertTrue(images.images().stream().allMatch(image -> image.file().isEmpty()));
    assertTrue(images.images().stream().allMatch(image -> image.labels().isEmpty()));
    String said = images.obstacle().orElseThrow().getMessage();
    assertTrue(said.contains(root.resolve("images").toString()), said);
    assertTrue(said.contains("name the folder"), said);

    StudyImages found = StudyImages.read(folder, Optional.of(root.resolve("moved")));
    assertEquals(Optional.empty(), found.obstacle());
    assertTrue(Files.exists(found.images().get(0).file().orElseThrow()));
  }

  @Test
  void whatTrainingImagesLookLikeIsLearnedFromThePreparedOnes() throws IOException {
    StudyImages images = StudyImages.read(folder, Optional.empty());
    assertEquals(20, StudyImageDistribution.of(folder, images, () -> false).orElseThrow().images());
    Path prepared = Path.of(folder.state().prepared().orElseThrow().prepared());
    Files.move(prepared, root.resolve("away"));
    assertEquals(Optional.empty(), StudyImageDistribution.of(folder, images, () -> false));
  }
}
