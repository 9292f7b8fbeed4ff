package org.gennas.report.tracking;

import java.io.IOException;

/** Why a tracking server could not be told of a study, and what to do about it. */
public final class TrackingProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  TrackingProblem(String message) {
    this(message, 0, "");
  }

  /**
   * @param status of HTTP, 0 where none came
   * @param code of MLflow, such as "RESOURCE_DOES_NOT_EXIST"; empty where none came
   */
  TrackingProblem(String message, int status, String code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
