package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.gennas.data.images.Radiograph;
import org.gennas.data.outlier.OutOfDistributionDetector;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.data.tables.Side;
import org.gennas.runner.inspection.Inspector;
import org.gennas.search.StudyImage;
import org.gennas.search.StudyImageDistribution;
import org.gennas.search.StudyImages;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.inspection.Reading;

/** A study on disk, its networks asked through a warm worker. */
final class FolderStudy implements OpenStudy {
  private final StudyFolder folder;
  private final int px;
  private final Inspector inspector;
  private final Executor background;
  private Optional<OutOfDistributionDetector> likeness = Optional.empty();

  /**
   * @param px side of the squares that the study's networks take
   */
  FolderStudy(StudyFolder folder, int px, Inspector inspector, Executor background) {
    this.folder = folder;
    this.px = px;
    this.inspector = inspector;
    this.background = background;
  }

  @Override
  public ImageListModel.Found images() throws IOException {
    StudyImages all = StudyImages.read(folder, Optional.empty());
    List<ListedImage> images =
        all.side(Side.VALID).stream().map(image -> listed(image, all.boxes())).toList();
    return new ImageListModel.Found(
        images,
        all.findings(),
        all.dataset(),
        all.obstacle().map(Throwable::getMessage),
        all.synthetic());
  }

  private static ListedImage listed(StudyImage image, ReferenceBoxes boxes) {
    return new ListedImage(
        image.path(),
        image.name(),
        image.exportName(),
        image.file(),
        image.projection(),
        image.sex(),
        image.age(),
        boxes.of(image.path()));
  }

  @Override
  public PredictionTable predictions(Candidate candidate) throws IOException {
    return candidate.predictions(folder);
  }

  @Override
  public CompletableFuture<Reading> ask(String place, Candidate candidate, Radiograph picture) {
    return grey(picture)
        .thenCompose(grey -> inspector.newest(place, candidate.model(folder), grey));
  }

  @Override
  public CompletableFuture<Reading> askWhenIdle(Candidate candidate, Radiograph picture) {
    return grey(picture).thenCompose(grey -> inspector.whenIdle(candidate.model(folder), grey));
  }

  @Override
  public void warm(Candidate candidate) {
    inspector.warm(candidate.model(folder));
  }

  private CompletableFuture<byte[]> grey(Radiograph picture) {
    return CompletableFuture.supplyAsync(() -> picture.forModel(px), background);
  }

  @Override
  public synchronized Optional<OutOfDistributionDetector> likeness() throws IOException {
    if (likeness.isEmpty()) {
      StudyImages images = StudyImages.read(folder, Optional.empty());
      likeness = StudyImageDistribution.of(folder, images, Thread.currentThread()::isInterrupted);
    }
    return likeness;
  }

  @Override
  public Path notesFile() {
    return folder.imageNotesFile();
  }
}
