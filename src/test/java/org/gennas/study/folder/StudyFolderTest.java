package org.gennas.study.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gennas.SkipGround;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on disks that are full, folders that are closed, and folders of others. */
class StudyFolderTest {
  private final StudyJson json = new StudyJson();
  @TempDir private Path temporary;

  @Test
  void a_study_is_opened_by_its_folder_or_its_file() throws IOException {
    Path path = temporary.resolve("study");
    StudyFolder.create(path, Studies.config(), json);
    assertEquals(Studies.config(), StudyFolder.open(path, json).config());
    assertEquals(path.toAbsolutePath(), StudyFolder.open(path.resolve("study.json"), json).path());
    assertEquals(List.of(), StudyFolder.open(path, json).events());
  }

  @Test
  void a_folder_that_holds_anything_is_left_alone() throws IOException {
    Files.writeString(temporary.resolve("thesis.tex"), "x");
    FileProblem e =
        assertThrows(
            FileProblem.class, () -> StudyFolder.create(temporary, Studies.config(), json));
    assertTrue(e.getMessage().contains("not empty"), e.getMessage());
    try (var entries = Files.list(temporary)) {
      assertEquals(1, entries.count());
    }
  }

  @Test
  void studies_of_one_name_that_begin_at_once_get_folders_of_their_own() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Path>> begun =
          Collections.nCopies(
              8,
              () ->
                  StudyFolder.createIn(
                          temporary.resolve("studies"), "lungs", Studies.config(), json)
                      .path());
      Set<Path> folders = new HashSet<>();
      for (Future<Path> each : threads.invokeAll(begun)) {
        folders.add(each.get().getFileName());
      }
      assertEquals(8, folders.size());
      assertTrue(folders.containsAll(List.of(Path.of("lungs"), Path.of("lungs-8"))));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void nobody_but_its_owner_gets_into_a_new_study() throws IOException {
    SkipGround.requireOperatingSystem(
        temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs POSIX permissions");
    Path named = StudyFolder.create(temporary.resolve("a"), Studies.config(), json).path();
    Path found = StudyFolder.createIn(temporary, "b", Studies.config(), json).path();
    for (Path study : List.of(named, found)) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(study)));
    }
  }

  @Test
  void a_folder_without_a_study_is_named() {
    FileProblem e = assertThrows(FileProblem.class, () -> StudyFolder.open(temporary, json));
    assertTrue(e.getMessage().contains("study.json is missing"), e.getMessage());
  }

  @Test
  void a_place_that_cannot_be_written_is_refused_in_words() throws IOException {
    // Below a plain file nobody can make a folder, whatever their rights.
    Path file = Files.writeString(temporary.resolve("file"), "x");
    FileProblem e =
        assertThrows(
            FileProblem.class,
            () -> StudyFolder.create(file.resolve("study"), Studies.config(), json));
    assertTrue(e.remedy().contains("Choose a folder that you may write to"), e.remedy());
  }

  @Test
  void a_folder_made_read_only_is_refused_and_left_as_it_is() throws IOException {
    StudyFolder folder = StudyFolder.create(temporary.resolve("study"), Studies.config(), json);
    assertTrue(folder.path().toFile().setWritable(false));
    try {
      boolean closed = !Files.isWritable(folder.path());
      SkipGround.requireUserRights(closed, "this user may write to read-only folders");
      FileProblem e = assertThrows(FileProblem.class, folder::journal);
      assertTrue(e.getMessage().contains("Can't be written"), e.getMessage());
      assertEquals(StudyState.Phase.READY, folder.state().phase());
    } finally {
      assertTrue(folder.path().toFile().setWritable(true));
    }
  }

  @Test
  void a_full_disk_ends_writing_with_the_journal_whole() throws Exception {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
    SkipGround.requireUserRights(mounted, "needs the right to mount a file system, on Linux");
    try {
      StudyFolder folder = StudyFolder.create(disk.resolve("study"), Studies.config(), json);
      List<StudyEvent> written = new ArrayList<>();
      FileProblem e;
      try (JsonLines<StudyEvent> journal = folder.journal()) {
        e = assertThrows(FileProblem.class, () -> fill(journal, written));
        assertTrue(e.getMessage().contains("No space left"), e.getMessage());
        assertTrue(e.remedy().contains("nothing written before is lost"), e.remedy());
        assertEquals(written, folder.events());
        assertThrows(
            FileProblem.class,
            () -> StudyFolder.create(disk.resolve("another"), Studies.config(), json));
        assertFalse(Files.exists(disk.resolve("another")));
      }
      assertEquals(Studies.config(), folder.config());
      Files.delete(disk.resolve("study").resolve("trials"));
      assertEquals(written, folder.events());
    } finally {
      assertTrue(run("umount", disk.toString()));
    }
  }

  private static void fill(JsonLines<StudyEvent> journal, List<StudyEvent> written)
      throws IOException {
    for (int i = 1; i < 2000; i++) {
      StudyEvent event =
          new StudyEvent.TrialFinished(
              Studies.NOON, Studies.result(i, "22121211", Optional.of(0.8)));
      journal.append(event);
      written.add(event);
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
