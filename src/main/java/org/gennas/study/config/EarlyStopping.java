package org.gennas.study.config;

import java.util.Optional;

/**
 * Trainings that look bad are halted before their last epoch, so that others can be trained
 * instead. A halted training keeps its checkpoint and can be continued. Both rules may be set.
 */
public record EarlyStopping(Optional<Halving> halving, Optional<Median> median) {
  /**
   * Asynchronous successive halving (Li et al., MLSys 2020): rungs at {@code epochs}, {@code epochs
   * * factor}, {@code epochs * factor^2} ...; of the trainings that reached a rung, the best of
   * every {@code factor} goes on.
   *
   * @param epochs of the first rung, at least 1
   * @param factor at least 2
   */
  public record Halving(int epochs, int factor) {}

  /**
   * The median stop rule (Golovin et al., KDD 2017): a training is halted when its best score so
   * far is below the median, over the trainings that came as far, of their mean score up to there.
   *
   * @param epochs none is halted before so many, at least 1
   * @param trials none is halted before so many have come as far, at least 1
   */
  public record Median(int epochs, int trials) {}
}
