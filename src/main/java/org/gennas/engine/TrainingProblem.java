package org.gennas.engine;

import org.gennas.study.event.FailureCause;

/** A training that cannot continue: what happened, and what to try. */
public final class TrainingProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;
  private final FailureCause cause;

  /**
   * Of the training itself.
   *
   * @param what a sentence without its full stop
   * @param remedy a sentence
   */
  public TrainingProblem(String what, String remedy) {
    this(what, remedy, FailureCause.TRAINING);
  }

  /** As above, of the training itself or of what is around it. */
  public TrainingProblem(String what, String remedy, FailureCause cause) {
    super(what);
    this.remedy = remedy;
    this.cause = cause;
  }

  /** The same, with the error that it came from. */
  public TrainingProblem(String what, String remedy, Throwable cause) {
    this(what, remedy);
    initCause(cause);
  }

  public FailureCause cause() {
    return cause;
  }

  public String remedy() {
    return remedy;
  }
}
