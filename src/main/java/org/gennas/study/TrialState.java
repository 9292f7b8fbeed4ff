package org.gennas.study;

import java.util.Optional;

/**
 * A trial as the journal tells it.
 *
 * @param device where it runs or ran last
 * @param attempts workers started for it
 * @param result once finished
 * @param problem cause and remedy once failed
 */
public record TrialState(
    Trial trial,
    Status status,
    Optional<String> device,
    int attempts,
    Optional<TrialResult> result,
    Optional<String> problem) {
  /** Where a trial is on its way. */
  public enum Status {
    QUEUED,
    RUNNING,
    /** Gave its device back and goes on from its checkpoint. */
    WAITING,
    FINISHED,
    /** Ended early by a person. */
    STOPPED,
    FAILED
  }

  public TrialId id() {
    return trial.id();
  }

  /** Whether it trains a network of the search again. */
  public boolean repeat() {
    return trial.repeats().isPresent();
  }

  /** Whether nothing more will happen to it. */
  public boolean ended() {
    return status == Status.FINISHED || status == Status.STOPPED || status == Status.FAILED;
  }

  /** The validation mean AUC, once finished and where defined. */
  public Optional<Double> auc() {
    return result.flatMap(r -> r.valid().meanAuc());
  }
}
