package org.gennas.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;

/**
 * An image that a study is trained or scored on.
 *
 * @param row index into the prepared images
 * @param path below the dataset's folder, with '/'; the key of {@link
 *     org.gennas.study.folder.PredictionTable}s
 * @param file empty where the dataset is not there
 * @param name short, for the screen: the dataset's own, which names a patient by pseudonym; use
 *     {@link #exportName()} in what leaves the study
 * @param patient a number of the patient in this study, from 1
 * @param projection "AP", "PA", ..., or empty
 * @param sex "Male", "Female", or as the dataset says
 * @param age years, 0 where unknown
 * @param targets one a finding of the study, after its label policy
 * @param labels one a finding of the study, as the dataset says; empty where the dataset is not
 *     there
 */
public record StudyImage(
    int row,
    String path,
    Optional<Path> file,
    String name,
    int patient,
    Side side,
    View view,
    String projection,
    String sex,
    int age,
    Targets targets,
    List<Label> labels) {
  public StudyImage {
    labels = List.copyOf(labels);
  }

  /** Tells nothing of the patient. */
  public String exportName() {
    return String.format(Locale.ROOT, "image-%06d", row);
  }
}
