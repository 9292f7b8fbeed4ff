package org.gennas.engine;

import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;

/** The learning rate of each step of a training. */
record LearningRates(TrainingConfig training) {

  /** The rate at {@code progress}: a warm-up in a straight line, and then the annealing. */
  double at(Progress progress) {
    Recipe recipe = training.recipeOrPlain();
    double warmUp = Math.floor(recipe.warmUp() * progress.steps());
    double done = progress.step();
    if (done < warmUp) {
      return training.learningRate() * (done + 1) / warmUp;
    }
    return switch (recipe.annealing()) {
      case EXPONENTIAL -> training.learningRate() * Math.pow(training.decay(), progress.epoch());
      case COSINE -> {
        double share = (done - warmUp) / Math.max(1, progress.steps() - warmUp);
        yield training.learningRate() * (1 + Math.cos(Math.PI * Math.min(1, share))) / 2;
      }
    };
  }
}
