package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.SealedModels;
import org.gennas.study.folder.StudyJson;

/**
 * What predicts probabilities of findings in an image: a trained network, or the mean of several.
 * Confined to one thread. Research use only, not for clinical use.
 */
public sealed interface Classifier extends AutoCloseable permits Predictor, EnsemblePredictor {
  /**
   * Opens what a file holds: a model.zip, an exported ensemble, or a study's ensemble.json.
   *
   * @throws FileProblem if the file is missing, damaged, newer than this program, or not as the
   *     study that it lies in knows it
   */
  static Classifier load(Path file, LayerChoice layers) throws IOException {
    if (EnsemblePredictor.isEnsemble(file)) {
      return EnsemblePredictor.load(file, layers);
    }
    SealedModels.requireKept(file, new StudyJson());
    return Predictor.load(file, layers);
  }

  /** Side of the images that it takes. */
  int px();

  /** In the order of its answers. */
  List<String> findings();

  /**
   * @param greyImages each px x px, 0 black to 255 white, row by row
   * @return images x findings, 0 to 1
   */
  float[][] predict(List<byte[]> greyImages);

  /**
   * @param grey px x px, 0 black to 255 white, row by row
   */
  Explanation explain(byte[] grey);

  @Override
  void close();
}
