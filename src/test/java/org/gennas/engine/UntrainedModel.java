package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.folder.StudyJson;

/** Writes model files with drawn weights, which cost as much as trained ones. */
public final class UntrainedModel {
  private UntrainedModel() {}

  /**
   * @param seed of the weights
   */
  public static void write(Path file, String code, int px, List<String> findings, long seed)
      throws IOException {
    SearchSpace space = SearchSpace.chestXray();
    Architecture architecture = new Architecture(code);
    try (Network network =
        Network.create(
            space,
            architecture,
            px,
            findings.size(),
            seed,
            PlainTraining.sgd(),
            LayerChoice.automatic().family())) {
      TrainedModel described =
          new TrainedModel(
              TrainedModel.FORMAT,
              architecture,
              space.name(),
              px,
              findings,
              0.5f,
              0.25f,
              seed,
              1,
              true,
              "test",
              Optional.empty());
      new ModelFile(new StudyJson())
          .write(file, new ModelFile.Model(described, network.parameters()));
    }
  }
}
