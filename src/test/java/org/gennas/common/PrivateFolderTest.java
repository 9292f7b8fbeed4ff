package org.gennas.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gennas.SkipGround;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void permissions() {
    SkipGround.requireOperatingSystem(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs POSIX permissions");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void nobody_but_its_owner_gets_in_while_the_folders_above_stay_the_systems() throws IOException {
    Path systems = Files.createDirectory(folder.resolve("plain"));
    PrivateFolder.create(folder.resolve("studies/one"));
    assertEquals("rwx------", permissions(folder.resolve("studies/one")));
    assertEquals(permissions(systems), permissions(folder.resolve("studies")));
  }

  @Test
  void shared_folders_are_made_as_the_system_makes_them() throws IOException {
    Path systems = Files.createDirectory(folder.resolve("plain"));
    assertEquals(
        permissions(systems), permissions(PrivateFolder.createNew(folder.resolve("shared"), true)));
  }

  @Test
  void a_folder_that_is_there_keeps_what_a_person_gave_it() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxrwx---"));
    PrivateFolder.create(there);
    assertEquals("rwxrwx---", permissions(there));
  }

  @Test
  void a_file_in_its_place_is_told() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(FileAlreadyExistsException.class, () -> PrivateFolder.create(file));
  }
}
