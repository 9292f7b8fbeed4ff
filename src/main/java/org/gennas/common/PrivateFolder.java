package org.gennas.common;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders for their owner alone, and with them all that lies in them, whatever its own permissions
 * are: images of patients, keys, what was said to language models. Where the variable {@value
 * #SHARED} is 1 the system's own rule holds instead (the umask), so that a group can share studies.
 * A folder that is there already stays as it is. File systems without such permissions have their
 * own rule.
 */
public final class PrivateFolder {
  /** The environment variable by which folders are made as the system would. */
  public static final String SHARED = "GENNAS_SHARED";

  private PrivateFolder() {}

  /** Makes the folder where it is missing; the folders above it are made by the system's rule. */
  public static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      createNew(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /**
   * Makes the folder.
   *
   * @throws FileAlreadyExistsException if there is something of this name
   */
  public static Path createNew(Path folder) throws IOException {
    return createNew(folder, "1".equals(System.getenv(SHARED)));
  }

  /**
   * As above.
   *
   * @param shared whether others may use it as far as the system's rule lets them
   */
  static Path createNew(Path folder, boolean shared) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix && !shared
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    return Files.createDirectory(folder, owner);
  }
}
