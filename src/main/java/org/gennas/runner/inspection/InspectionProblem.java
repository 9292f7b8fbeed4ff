package org.gennas.runner.inspection;

import java.io.IOException;

/** Why a model could not be asked, and what to do about it. */
public final class InspectionProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  /**
   * @param what happened, with the model's file; a whole sentence
   * @param remedy what a person can do, whole sentences
   */
  public InspectionProblem(String what, String remedy) {
    super(what + " " + remedy);
    this.what = what;
    this.remedy = remedy;
  }

  public String what() {
    return what;
  }

  public String remedy() {
    return remedy;
  }
}
