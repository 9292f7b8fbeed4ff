package org.gennas.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.common.FileProblem;

/** A file that a command is going to write. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Told before the work, not after it.
   *
   * @param what is to be written, such as "table"
   * @throws FileProblem if its folder is missing or cannot be written
   */
  public static void require(Path file, String what) throws FileProblem {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new FileProblem(
          "The " + what + " cannot be written there",
          file.toAbsolutePath(),
          0,
          "Name a file in a folder that you may write to.");
    }
  }
}
