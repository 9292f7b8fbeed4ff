package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gennas.data.images.Radiograph;
import org.gennas.data.outlier.OutOfDistributionDetector;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.inspection.Reading;

/**
 * The study whose images are looked at. Reading images, predictions and likeness takes a while, so
 * those are called in the background.
 */
interface OpenStudy {
  /** The validation images; no others are shown. */
  ImageListModel.Found images() throws IOException;

  /** What a candidate said of them. */
  PredictionTable predictions(Candidate candidate) throws IOException;

  /**
   * Asks a candidate about the picture that a person looks at; never blocks.
   *
   * @param place where the answer is shown, "A" or "B"; a newer question takes an older one's place
   */
  CompletableFuture<Reading> ask(String place, Candidate candidate, Radiograph picture);

  /** Asks when no person waits; never blocks. */
  CompletableFuture<Reading> askWhenIdle(Candidate candidate, Radiograph picture);

  /** Loads a candidate ahead; never blocks. */
  void warm(Candidate candidate);

  /**
   * What the images look like that the networks were trained on; takes some seconds the first time.
   *
   * @return empty where they are no longer there
   */
  Optional<OutOfDistributionDetector> likeness() throws IOException;

  /** Where readers' notes are kept. */
  Path notesFile();
}
