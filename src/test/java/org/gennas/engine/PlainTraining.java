package org.gennas.engine;

import java.util.Optional;
import org.gennas.study.config.TrainingConfig;

/** What a training is without a recipe. */
final class PlainTraining {
  private PlainTraining() {}

  /** SGD with Nesterov's momentum, at a rate that small networks learn fast by. */
  static TrainingConfig sgd() {
    return new TrainingConfig("own", 6, 24, 0.2, 0.75, 0.9, Optional.empty());
  }
}
