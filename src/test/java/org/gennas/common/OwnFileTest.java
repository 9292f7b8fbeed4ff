package org.gennas.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gennas.SkipGround;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFileTest {
  @TempDir private Path folder;

  @Test
  void what_a_link_leads_to_is_neither_changed_nor_made() throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "kept");
    for (Path target : new Path[] {there, folder.resolve("missing")}) {
      Path link = Files.createSymbolicLink(folder.resolve("link"), target);
      FileProblem e = assertThrows(FileProblem.class, () -> OwnFile.append(link, new byte[1]));
      assertEquals(
          "A link to "
              + target
              + " stands where the program keeps what is its own; it is not written through ("
              + link
              + "). Put what it leads to in its place, or remove it if you do not know where it comes"
              + " from. A whole study may lie behind a link.",
          e.getMessage());
      assertThrows(
          FileProblem.class,
          () -> OwnFile.open(link, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      Files.delete(link);
    }
    assertEquals("kept", Files.readString(there));
    assertEquals(false, Files.exists(folder.resolve("missing")));
  }

  @Test
  void a_file_grows_by_what_is_appended() throws IOException {
    Path file = folder.resolve("file");
    OwnFile.append(file, new byte[] {'a'});
    OwnFile.append(file, new byte[] {'b', 'c'});
    assertEquals("abc", Files.readString(file));
  }

  @Test
  void no_space_left_names_the_file() {
    Path full = Path.of("/dev/full");
    SkipGround.requireOperatingSystem(Files.exists(full), "needs /dev/full, on Linux");
    FileSystemException e =
        assertThrows(FileSystemException.class, () -> OwnFile.append(full, new byte[1]));
    assertEquals("/dev/full: No space left on device", e.getMessage());
  }
}
