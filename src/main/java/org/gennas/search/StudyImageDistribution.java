package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gennas.data.outlier.OutOfDistributionDetector;
import org.gennas.data.outlier.OutOfDistributionLearning;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.tables.Side;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.StudyFolder;

/** What the images that a study is trained on look like. */
public final class StudyImageDistribution {
  private StudyImageDistribution() {}

  /**
   * Learns it from the study's prepared images, or takes what was learned before. Takes some
   * seconds the first time.
   *
   * @param images of this study
   * @param cancelled asked between images
   * @return empty where cancelled, or where the prepared images are no longer there
   */
  public static Optional<OutOfDistributionDetector> of(
      StudyFolder folder, StudyImages images, BooleanSupplier cancelled) throws IOException {
    Optional<Path> place =
        folder.state().prepared().map(StudyEvent.Prepared::prepared).map(Path::of);
    if (place.isEmpty() || !Files.isDirectory(place.get())) {
      return Optional.empty();
    }
    List<StudyImage> training = images.side(Side.TRAIN);
    try (PreparedImages prepared = PreparedImages.open(place.get())) {
      return OutOfDistributionLearning.of(
          prepared,
          training.stream().mapToInt(StudyImage::row).toArray(),
          training.stream().flatMap(image -> image.file().stream()).toList(),
          cancelled);
    }
  }
}
