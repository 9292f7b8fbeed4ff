package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies as a stranger may have prepared them, and as a killed program leaves them. */
class StudyLockTest {
  @TempDir private Path temporary;
  private StudyFolder study;
  private Path elsewhere;

  @BeforeEach
  void layOut() throws IOException {
    study = StudyFolder.create(temporary.resolve("study"), Studies.config(), new StudyJson());
    elsewhere = Files.writeString(temporary.resolve("elsewhere"), "{\"kept\": 1}\n");
  }

  private static void assertTold(FileProblem problem, Path leadsTo, Path link) {
    assertTrue(problem.getMessage().startsWith("A link to " + leadsTo), problem.getMessage());
    assertTrue(problem.getMessage().contains(link.toString()), problem.getMessage());
    assertTrue(
        problem.getMessage().contains("A whole study may lie behind a link."),
        problem.getMessage());
  }

  @Test
  void a_lock_that_is_a_link_is_not_taken() throws IOException {
    Files.createSymbolicLink(study.lockFile(), temporary.resolve("new"));
    FileProblem e = assertThrows(FileProblem.class, () -> StudyLock.take(study));
    assertTold(e, temporary.resolve("new"), study.lockFile());
    assertFalse(Files.exists(temporary.resolve("new")));
  }

  @Test
  void a_journal_that_is_a_link_is_not_written() throws IOException {
    Files.createSymbolicLink(study.journalFile(), elsewhere);
    FileProblem e = assertThrows(FileProblem.class, study::journal);
    assertTold(e, elsewhere, study.journalFile());
    assertEquals("{\"kept\": 1}\n", Files.readString(elsewhere));
  }

  @Test
  void a_trials_folder_that_is_a_link_is_not_written_into() throws IOException {
    Path other = Files.createDirectory(temporary.resolve("other"));
    Path link = Files.createSymbolicLink(study.path().resolve("trials/0001-22121211"), other);
    assertTold(assertThrows(FileProblem.class, () -> StudyLock.take(study)), other, link);
  }

  @Test
  void a_whole_study_behind_a_link_is_taken() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), study.path());
    StudyFolder linked = StudyFolder.open(link, new StudyJson());
    StudyLock lock = StudyLock.take(linked);
    try (var journal = linked.journal()) {
      journal.append(new StudyEvent.Started(Instant.EPOCH, "test"));
    } finally {
      lock.close();
    }
    assertEquals(1, study.events().size());
  }

  @Test
  void what_a_killed_program_left_unfinished_is_removed_and_a_running_reports_is_kept()
      throws IOException {
    Path trial = Files.createDirectories(study.path().resolve("trials/0001-22121211"));
    List<Path> old =
        List.of(study.path().resolve(".report.html.1.part"), trial.resolve(".model.zip.part"));
    for (Path each : old) {
      Files.writeString(each, "half");
      Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }
    Path running = Files.writeString(study.path().resolve(".report.pdf.2.part"), "half");
    StudyLock.take(study).close();
    for (Path each : old) {
      assertFalse(Files.exists(each), each.toString());
    }
    assertTrue(Files.exists(running));
  }
}
