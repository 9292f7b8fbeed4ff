package org.gennas.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gennas.report.ReportFiles;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Having a report written, with how far it is and a way to call it off. */
class ReportControllerTest {
  @TempDir Path home;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Exception> failures = new ArrayList<>();
  private final List<Path> told = new ArrayList<>();

  @AfterEach
  void close() {
    thread.shutdownNow();
  }

  private StudyFolder folder() throws IOException {
    StudyFolder folder =
        StudyFolder.create(home.resolve("study"), Studies.quick(), new StudyJson());
    Files.writeString(folder.journalFile(), "");
    return folder;
  }

  private ReportController desk(Reports reports) {
    return new ReportController(reports, Runnable::run, Runnable::run, failures::add);
  }

  @Test
  void how_far_it_is_can_be_seen_until_it_is_done() throws Exception {
    List<Optional<ReportWork.Step>> seen = new ArrayList<>();
    ReportController desk =
        desk(
            new Reports() {
              @Override
              public void write(StudyFolder folder) throws IOException {
                Files.writeString(folder.reportFile(), "report");
              }

              @Override
              public void write(StudyFolder folder, ReportFiles.Progress progress)
                  throws IOException {
                progress.at(1, 4);
                write(folder);
              }
            });
    desk.work().stepProperty().addListener((observable, old, now) -> seen.add(now));
    StudyFolder folder = folder();
    desk.write(folder, true, told::add);
    assertEquals(List.of(folder.reportFile()), told);
    assertEquals(List.of(Optional.of(new ReportWork.Step(1, 4)), Optional.empty()), seen);
    assertEquals(0.25, seen.get(0).orElseThrow().share());
  }

  @Test
  void a_report_older_than_the_journal_is_written_again() throws Exception {
    int[] written = {0};
    ReportController desk =
        desk(
            study -> {
              written[0]++;
              Files.writeString(study.reportFile(), "report");
            });
    StudyFolder folder = folder();
    Instant now = Files.getLastModifiedTime(folder.journalFile()).toInstant();
    desk.write(folder, false, told::add);
    Files.setLastModifiedTime(folder.reportFile(), FileTime.from(now.plusSeconds(5)));
    desk.write(folder, false, told::add);
    assertEquals(1, written[0]);
    Files.setLastModifiedTime(folder.journalFile(), FileTime.from(now.plusSeconds(9)));
    desk.write(folder, false, told::add);
    assertEquals(2, written[0]);
    assertEquals(3, told.size());
  }

  @Test
  void calling_it_off_interrupts_the_writing_and_tells_of_no_failure() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Reports patient =
        study -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw new InterruptedIOException("called off");
          }
        };
    ReportController desk = new ReportController(patient, thread, Runnable::run, failures::add);
    desk.write(folder(), true, told::add);
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    desk.work().cancel();
    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    thread.shutdown();
    assertTrue(thread.awaitTermination(20, TimeUnit.SECONDS));
    assertEquals(List.of(), failures);
    assertEquals(List.of(), told);
    assertEquals(Optional.empty(), desk.work().stepProperty().get());
  }

  @Test
  void a_failure_is_told_and_the_work_is_over() throws Exception {
    ReportController desk =
        desk(
            study -> {
              throw new IOException("no room");
            });
    desk.write(folder(), true, told::add);
    assertEquals("no room", failures.get(0).getMessage());
    assertEquals(Optional.empty(), desk.work().stepProperty().get());
  }
}
