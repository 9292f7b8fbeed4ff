package org.gennas.engine;

/** A training that cannot continue: what happened, and what to try. */
public final class TrainingProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param what a sentence without its full stop
   * @param remedy a sentence
   */
  public TrainingProblem(String what, String remedy) {
    super(what);
    this.remedy = remedy;
  }

  /** The same, with the error that it came from. */
  public TrainingProblem(String what, String remedy, Throwable cause) {
    super(what, cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
