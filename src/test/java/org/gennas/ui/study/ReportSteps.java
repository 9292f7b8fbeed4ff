package org.gennas.ui.study;

/** Lets tests of views outside this package say how far a report is. */
public final class ReportSteps {
  private ReportSteps() {}

  /** The report is so far and can be called off. */
  public static void show(ReportWork work, int done, int of, Runnable cancel) {
    work.begin(cancel);
    work.at(new ReportWork.Step(done, of));
  }

  /** It is done. */
  public static void end(ReportWork work) {
    work.end();
  }
}
