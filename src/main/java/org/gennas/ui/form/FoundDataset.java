package org.gennas.ui.form;

import java.util.List;
import java.util.Optional;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetSummary;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.ImagesConfig;

/**
 * What was found in the folder or file that the person pointed at.
 *
 * @param layout such as "CheXpert" or "NIH ChestX-ray14"
 * @param ownSplit whether the files say which image is for training and which for validation
 * @param synthetic whether the images are made by a generator
 * @param tables the tables themselves, where they are at hand
 */
public record FoundDataset(
    String name,
    String layout,
    int images,
    int patients,
    int frontal,
    int lateral,
    List<Finding> findings,
    boolean ownSplit,
    boolean synthetic,
    Optional<Dataset> tables) {
  public FoundDataset {
    findings = List.copyOf(findings);
  }

  /** Counts without the tables that were counted. */
  public FoundDataset(
      String name,
      String layout,
      int images,
      int patients,
      int frontal,
      int lateral,
      List<Finding> findings,
      boolean ownSplit,
      boolean synthetic) {
    this(
        name,
        layout,
        images,
        patients,
        frontal,
        lateral,
        findings,
        ownSplit,
        synthetic,
        Optional.empty());
  }

  /** Counts a dataset. */
  public static FoundDataset of(Dataset dataset) {
    DatasetSummary summary = dataset.summary();
    return new FoundDataset(
        dataset.name(),
        dataset.layout().title(),
        summary.images(),
        summary.patients(),
        summary.views().getOrDefault(ViewFilter.FRONTAL, 0),
        summary.views().getOrDefault(ViewFilter.LATERAL, 0),
        summary.labels().stream()
            .map(
                l -> new Finding(l.finding(), l.positive(), l.negative(), l.uncertain(), l.blank()))
            .toList(),
        !summary.fileSides().isEmpty(),
        dataset.synthetic(),
        Optional.of(dataset));
  }

  /** Labels of a finding over all images. */
  public record Finding(String name, int positive, int negative, int uncertain, int blank) {}

  /** Images of a view; of one projection, those of all frontal ones. */
  public int images(ImagesConfig.View view) {
    return switch (view) {
      case FRONTAL, FRONTAL_AP, FRONTAL_PA -> frontal;
      case LATERAL -> lateral;
      case ALL -> images;
    };
  }

  /** Whether the tables say which images are of one patient. */
  public boolean namesPatients() {
    return tables.map(t -> t.layout().namesPatients()).orElse(true);
  }
}
