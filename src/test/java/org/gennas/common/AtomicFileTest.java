package org.gennas.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gennas.SkipGround;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files; /dev/full stands for a full disk. */
class AtomicFileTest {
  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_link_in_its_place_is_replaced_and_what_it_leads_to_is_kept() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "kept");
    Path file = Files.createSymbolicLink(folder.resolve("report.html"), elsewhere);
    AtomicFile.write(file, bytes("new"));
    assertEquals("kept", Files.readString(elsewhere));
    assertFalse(Files.isSymbolicLink(file));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void a_link_laid_where_older_versions_wrote_first_is_not_followed() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "kept");
    Files.createSymbolicLink(folder.resolve(".report.html.part"), elsewhere);
    AtomicFile.write(folder.resolve("report.html"), bytes("new"));
    assertEquals("kept", Files.readString(elsewhere));
    assertEquals("new", Files.readString(folder.resolve("report.html")));
  }

  @Test
  void the_neighbour_has_another_name_each_time() throws IOException {
    List<List<String>> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      AtomicFile.write(
          folder.resolve("a.txt"),
          out ->
              seen.add(names().stream().filter(n -> AtomicFile.isUnfinished(Path.of(n))).toList()));
    }
    assertEquals(1, seen.get(0).size());
    assertFalse(seen.get(0).equals(seen.get(1)), seen::toString);
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void many_at_once_all_succeed_and_one_of_them_is_there_as_a_whole() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        byte[] content = new byte[100_000];
        Arrays.fill(content, (byte) i);
        all.add(
            writers.submit(
                () -> {
                  AtomicFile.write(folder.resolve("one"), content);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }
    byte[] there = Files.readAllBytes(folder.resolve("one"));
    byte[] whole = new byte[100_000];
    Arrays.fill(whole, there[0]);
    assertTrue(Arrays.equals(whole, there));
    assertEquals(List.of("one"), names());
  }

  @Test
  void a_name_as_long_as_the_file_system_allows_can_be_written() throws IOException {
    Path file = folder.resolve("x".repeat(255));
    AtomicFile.write(file, bytes("a"));
    assertEquals("a", Files.readString(file));
  }

  @Test
  void a_content_that_fails_leaves_the_old_one_and_nothing_else() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(1);
                  throw new IOException("no more");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void no_space_left_names_the_file() {
    Path full = Path.of("/dev/full");
    SkipGround.requireOperatingSystem(Files.exists(full), "needs /dev/full, on Linux");
    FileSystemException problem =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(full, bytes("a")));
    assertEquals("/dev/full", problem.getFile());
    assertEquals("No space left on device", problem.getReason());
    assertFalse(Files.isRegularFile(full), "a device is written to, not replaced");
  }

  @Test
  void a_missing_folder_names_the_file_and_not_the_neighbour() {
    Path file = folder.resolve("missing/a.csv");
    NoSuchFileException problem =
        assertThrows(NoSuchFileException.class, () -> AtomicFile.write(file, bytes("a")));
    assertEquals(file.toString(), problem.getFile());
  }

  @Test
  void what_killed_programs_left_is_swept_once_it_is_old() throws IOException {
    Path old = Files.writeString(folder.resolve(".a.1234.part"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Files.writeString(folder.resolve(".b.5678.part"), "another program's");
    Files.writeString(folder.resolve("a"), "kept");
    AtomicFile.sweep(folder, Duration.ofHours(1));
    assertEquals(List.of(".b.5678.part", "a"), names());
    AtomicFile.sweep(folder, Duration.ZERO);
    assertEquals(List.of("a"), names());
    AtomicFile.sweep(folder.resolve("missing"), Duration.ZERO);
  }
}
