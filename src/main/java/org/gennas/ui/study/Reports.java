package org.gennas.ui.study;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.gennas.report.ReportFiles;
import org.gennas.study.folder.StudyFolder;

/** Writes the report of a study. */
@FunctionalInterface
public interface Reports {
  void write(StudyFolder folder) throws IOException;

  /**
   * Writes it and tells how far that is.
   *
   * @throws java.io.InterruptedIOException if the thread was interrupted
   */
  default void write(StudyFolder folder, ReportFiles.Progress progress) throws IOException {
    write(folder);
  }

  /** Where the writing runs, so that it holds up nothing else. */
  default Executor runsOn(Executor background) {
    return background;
  }
}
