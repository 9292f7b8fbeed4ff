package org.gennas.study.event;

import java.util.Optional;

/**
 * A trial as the journal tells it.
 *
 * @param device where it runs or ran last
 * @param attempts workers started for it
 * @param result once finished
 * @param problem cause and remedy once failed
 * @param halt where it was halted last, also once it has resumed
 * @param kept whether a person wants it trained to its end, so that nothing halts it
 */
public record TrialState(
    Trial trial,
    Status status,
    Optional<String> device,
    int attempts,
    Optional<TrialResult> result,
    Optional<String> problem,
    Optional<Halt> halt,
    boolean kept) {
  /** Where a trial is on its way. */
  public enum Status {
    QUEUED,
    RUNNING,
    /** Gave its device back and will resume from its checkpoint. */
    WAITING,
    FINISHED,
    /** Looked bad and gave its device back; it can be continued. */
    HALTED,
    /** Ended early by a person; it can be continued. */
    STOPPED,
    FAILED
  }

  /** A trial that was never halted. */
  public TrialState(
      Trial trial,
      Status status,
      Optional<String> device,
      int attempts,
      Optional<TrialResult> result,
      Optional<String> problem) {
    this(trial, status, device, attempts, result, problem, Optional.empty(), false);
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
    return status == Status.FINISHED
        || status == Status.HALTED
        || status == Status.STOPPED
        || status == Status.FAILED;
  }

  /** Whether it can resume from its checkpoint: it was halted, or a person stopped it. */
  public boolean resumable() {
    return status == Status.HALTED || status == Status.STOPPED;
  }

  /** The validation mean AUC, once finished and where defined. */
  public Optional<Double> auc() {
    return result.flatMap(r -> r.valid().meanAuc());
  }
}
