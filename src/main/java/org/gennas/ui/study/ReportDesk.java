package org.gennas.ui.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.gennas.study.StudyFolder;

/** Has reports written on a background thread. */
final class ReportDesk {
  private final StudyDesk.Reports reports;
  private final Executor background;
  private final Executor ui;
  private final Consumer<Exception> failed;

  /**
   * @param failed told why a report could not be written, on a background thread
   */
  ReportDesk(
      StudyDesk.Reports reports, Executor background, Executor ui, Consumer<Exception> failed) {
    this.reports = reports;
    this.background = background;
    this.ui = ui;
    this.failed = failed;
  }

  /**
   * Writes a study's report.
   *
   * @param anew whether one that is there already is written again
   * @param then told the file, on the window's thread
   */
  void write(StudyFolder folder, boolean anew, Consumer<Path> then) {
    background.execute(
        () -> {
          try {
            if (anew || !Files.exists(folder.reportFile())) {
              reports.write(folder);
            }
            ui.execute(() -> then.accept(folder.reportFile()));
          } catch (IOException | RuntimeException e) {
            failed.accept(e);
          }
        });
  }
}
