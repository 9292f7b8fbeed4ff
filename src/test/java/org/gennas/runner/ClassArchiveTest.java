package org.gennas.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real archives of a real Java. */
@StartsProcesses
class ClassArchiveTest {
  private static final WorkerMemory SMALL = new WorkerMemory(64 << 20, 64 << 20, 1L << 30);
  private static final Device DEVICE =
      new Device("cpu:0", Device.Kind.CPU, "a CPU", 1, 1 << 30, Optional.empty());

  @TempDir Path temporary;
  private WorkerCommand command;
  private ClassArchive archive;

  /** A worker that only says so. */
  static final class Greeting {
    public static void main(String[] args) {
      System.out.println("Here I am.");
    }
  }

  @BeforeEach
  void makeJar() throws IOException {
    Path jar = temporary.resolve("greeting.jar");
    String name = Greeting.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = Greeting.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    command = calling(jar.toString(), List.of());
    archive = command.archive().orElseThrow();
  }

  private WorkerCommand calling(String classPath, List<String> options) {
    return new WorkerCommand(Greeting.class.getName(), classPath, SMALL, options, Map.of())
        .archivedIn(temporary.resolve("cache"));
  }

  private String said(WorkerCommand called) throws Exception {
    Path output = Files.createTempFile(temporary, "said", ".txt");
    Process process = called.process(DEVICE, List.of(), output).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(output));
    return Files.readString(output);
  }

  private void leave() throws Exception {
    Path left = archive.vacancy().orElseThrow();
    assertEquals("Here I am.", said(command.leaving(left)).strip());
    archive.adopt(left);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
      return files.toList();
    }
  }

  private static void cutShort(Path file) throws IOException {
    // Java leaves it for reading only
    assertTrue(file.toFile().setWritable(true));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }

  @Test
  void classes_that_one_worker_leaves_later_ones_find_loaded() throws Exception {
    assertEquals(List.of(), archive.toStart());
    leave();
    assertTrue(archive.vacancy().isEmpty());
    String noted = said(calling(command.classPath(), List.of("-Xlog:class+load")));
    assertTrue(
        noted
            .lines()
            .anyMatch(
                line ->
                    line.contains(Greeting.class.getName())
                        && line.contains("shared objects file (top)")),
        noted);
  }

  @Test
  void one_that_was_cut_short_is_not_used_and_left_anew() throws Exception {
    leave();
    cutShort(kept().get(0));
    assertEquals(List.of(), archive.toStart());
    assertEquals("Here I am.", said(command).strip());
    leave();
    assertFalse(archive.toStart().isEmpty());
    assertEquals(1, kept().size());
  }

  @Test
  void a_damaged_one_of_the_right_length_is_left_aside_by_java() throws Exception {
    leave();
    Path file = kept().get(0);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0x5a);
    assertTrue(file.toFile().setWritable(true));
    Files.write(file, bytes);
    assertEquals("Here I am.", said(command).strip());
  }

  @Test
  void what_a_killed_worker_left_is_thrown_away() throws Exception {
    Path left = archive.vacancy().orElseThrow();
    said(command.leaving(left));
    cutShort(left);
    archive.adopt(left);
    assertEquals(List.of(), kept());

    archive.adopt(archive.vacancy().orElseThrow());
    assertEquals(List.of(), kept());
  }

  @Test
  void another_jar_has_another_archive() throws Exception {
    leave();
    List<String> entries = new ArrayList<>(List.of(command.classPath()));
    entries.add(
        Files.copy(Path.of(command.classPath()), temporary.resolve("other.jar")).toString());
    WorkerCommand other = calling(String.join(File.pathSeparator, entries), List.of());
    assertEquals(List.of(), other.archive().orElseThrow().toStart());
  }

  @Test
  void classes_in_folders_are_not_archived() throws Exception {
    WorkerCommand folders = calling(temporary.toString(), List.of());
    assertTrue(folders.archive().orElseThrow().vacancy().isEmpty());
  }
}
