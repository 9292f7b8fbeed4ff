package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which images a dataset calls free of any finding. A network may tell these from the rest by how
 * and where they were taken; among the others it has to know the finding itself.
 *
 * @param paths of the images called "No Finding"
 * @param problem why it is not known; empty where it is
 */
public record NoFindingImages(Set<String> paths, String problem) {
  private static final String NO_FINDING = "No Finding";

  public NoFindingImages {
    paths = Set.copyOf(paths);
  }

  /**
   * Asks the dataset's own tables, since a study's split table holds only what is learned.
   *
   * @param folder of the dataset, which may be gone by now
   */
  public static NoFindingImages find(Path folder) {
    if (!Files.exists(folder)) {
      return unknown("the dataset is not where the study says");
    }
    try {
      return of(DatasetFolder.find(folder));
    } catch (IOException | RuntimeException e) {
      return unknown("the dataset's tables cannot be read");
    }
  }

  private static NoFindingImages of(Dataset dataset) {
    List<String> findings = dataset.findings();
    int column = findings.indexOf(NO_FINDING);
    if (column < 0) {
      return unknown("the dataset has no column \"" + NO_FINDING + "\"");
    }
    Set<String> paths = new HashSet<>();
    for (ImageRecord image : dataset.images()) {
      if (image.labels().get(column) == Label.POSITIVE) {
        paths.add(image.path());
      }
    }
    return new NoFindingImages(paths, "");
  }

  private static NoFindingImages unknown(String why) {
    return new NoFindingImages(Set.of(), why);
  }

  /** Whether it can be told which images are free of findings. */
  public boolean known() {
    return problem.isEmpty();
  }
}
