package org.gennas.study;

import java.util.Optional;
import org.gennas.space.Architecture;

/**
 * An architecture that somebody wants trained.
 *
 * @param rationale why, in words
 * @param prediction the proposer's own guess of the validation mean AUC
 * @param proposer who, as shown to people: "Surrogate", "Random", "You"
 */
public record Proposal(
    Architecture architecture, String rationale, Optional<Prediction> prediction, String proposer) {
  /**
   * @param mean expected validation mean AUC
   * @param deviation standard deviation of that guess; empty where the proposer names none, as
   *     language models do
   */
  public record Prediction(double mean, Optional<Double> deviation) {
    public Prediction(double mean, double deviation) {
      this(mean, Optional.of(deviation));
    }
  }
}
