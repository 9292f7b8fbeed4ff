package org.gennas.baseline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gennas.study.folder.StudyFolder;

/** Where a study keeps a baseline's model and predictions. */
record BaselineFiles(StudyFolder study, BaselineKind kind) {
  /** A {@link BaselineModel}. */
  Path model() {
    return file("model-%s.json");
  }

  /** A {@link org.gennas.study.folder.PredictionTable}. */
  Path validPredictions() {
    return file("predictions-valid-%s.csv");
  }

  /**
   * A {@link org.gennas.study.folder.PredictionTable}, written once the winner was scored on test.
   */
  Path testPredictions() {
    return file("predictions-test-%s.csv");
  }

  boolean complete() {
    return Files.exists(model()) && Files.exists(validPredictions());
  }

  private Path file(String name) {
    return study.baselinesFolder().resolve(String.format(Locale.ROOT, name, kind.word()));
  }
}
