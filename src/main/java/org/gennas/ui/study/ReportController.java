package org.gennas.ui.study;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.gennas.study.folder.StudyFolder;

/** Has reports written on a background thread, one at a time. */
final class ReportController {
  private final Reports reports;
  private final Executor background;
  private final Executor ui;
  private final Consumer<Exception> failed;
  private final ReportWork work = new ReportWork();
  private final Object oneAtATime = new Object();
  private int asked;

  /**
   * @param failed told why a report could not be written, on a background thread
   */
  ReportController(Reports reports, Executor background, Executor ui, Consumer<Exception> failed) {
    this.reports = reports;
    this.background = reports.runsOn(background);
    this.ui = ui;
    this.failed = failed;
  }

  /** How far the writing is. */
  ReportWork work() {
    return work;
  }

  /**
   * Writes a study's report; one that is being written is called off. Call it on the window's
   * thread.
   *
   * @param anew whether one that is up to date is written again
   * @param then told the file, on the window's thread
   */
  void write(StudyFolder folder, boolean anew, Consumer<Path> then) {
    work.cancel();
    int mine = ++asked;
    FutureTask<Void> task =
        new FutureTask<>(() -> writeNow(folder, anew, then, mine), null) {
          @Override
          protected void done() {
            ui.execute(() -> ended(mine));
          }
        };
    work.begin(() -> task.cancel(true));
    background.execute(task);
  }

  private void ended(int one) {
    if (one == asked) {
      work.end();
    }
  }

  private void tell(int one, int done, int of) {
    if (one == asked) {
      work.at(new ReportWork.Step(done, of));
    }
  }

  private void writeNow(StudyFolder folder, boolean anew, Consumer<Path> then, int mine) {
    try {
      synchronized (oneAtATime) {
        if (anew || !isUpToDate(folder)) {
          reports.write(folder, (done, of) -> ui.execute(() -> tell(mine, done, of)));
        }
      }
      ui.execute(() -> then.accept(folder.reportFile()));
    } catch (InterruptedIOException e) {
      // a person called it off and knows
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
    }
  }

  /** Written after the last thing that happened in the study. */
  private static boolean isUpToDate(StudyFolder folder) throws IOException {
    Path report = folder.reportFile();
    Path journal = folder.journalFile();
    return Files.exists(report)
        && (!Files.exists(journal)
            || Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(journal))
                >= 0);
  }
}
